"""What the pages and the exports say of a structure, as plain data and text: no Streamlit here, no colours, no layout."""
