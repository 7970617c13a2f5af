"""A page with nothing of ours on it. Asked for `?uploader`, it holds Streamlit's own file uploader and nothing else: what an
accessibility check finds here is Streamlit's."""

import streamlit as st

st.set_page_config(page_title="Bare")
if "uploader" in st.query_params:
    st.title("Bare")
    st.file_uploader("A file")
