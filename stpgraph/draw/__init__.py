"""Pictures: the marks, styles and labels of a diagram, and the diagram as SVG. Every front and every export draws from here."""
