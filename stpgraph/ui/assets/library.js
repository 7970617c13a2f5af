
/* Loaded once a page: the drawing library stands above; the diagram waits for it. */
export default function () {}
