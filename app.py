import streamlit as st

from stpgraph.ui import frame

frame.run(
    [
        st.Page("stpgraph/ui/pages/structures.py", title="Structures", url_path="", default=True),
        st.Page(frame.to_start, title="Structures", url_path="structures", visibility="hidden"),
        st.Page("stpgraph/ui/pages/bring_in.py", title="Bring in", url_path="bring-in"),
        st.Page("stpgraph/ui/pages/design.py", title="Design", url_path="design"),
        st.Page("stpgraph/ui/pages/explore.py", title="Explore", url_path="explore"),
        st.Page("stpgraph/ui/pages/assess.py", title="Assess", url_path="assess"),
        st.Page("stpgraph/ui/pages/compare.py", title="Compare", url_path="compare"),
        st.Page("stpgraph/ui/pages/portfolio.py", title="Portfolio", url_path="portfolio"),
        st.Page("stpgraph/ui/pages/cases.py", title="Case studies", url_path="cases"),
        st.Page("stpgraph/ui/pages/downloads.py", title="Downloads", url_path="downloads"),
        st.Page("stpgraph/ui/pages/rules.py", title="Rules", url_path="rules"),
        st.Page("stpgraph/ui/pages/people.py", title="People", url_path="people", visibility=frame.admins_only()),
    ]
)
