"""The smallest app with which a design can be compared: one field, and one text that repeats what was written in it."""

import streamlit as st

st.text(st.text_input("Say something", key="said"))
