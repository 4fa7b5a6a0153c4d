"""The form that brings articles in: files from one's own machine, addresses, a folder on the server."""

import os
from pathlib import Path

import streamlit as st

from components import access, corpus_state, reading_jobs
from components.reading_jobs import ReadingJob
from components.wording import count
from onrecord.file_formats import FORMATS

# Folders that whoever runs the server lets be read, parted as PATH is.
FOLDERS_VARIABLE = "ONRECORD_FOLDERS"


def form() -> None:
    """Draw it; what is sent starts a job."""
    with st.form("bring in", clear_on_submit=True, border=True):
        files = st.file_uploader(
            "Files",
            accept_multiple_files=True,
            help="Text, web pages, PDF, Word, Excel, e-mail, JSON, CSV, feeds, the downloads of Nexis, Factiva and ProQuest, and "
            ".zip archives of them. A file NAME.toml or corpus.toml beside them says what they lack.",
        )
        addresses = st.text_area(
            "Addresses",
            placeholder="https://… one a line: pages, or feeds (RSS, Atom) whose pages are all read",
            height=100,
        )
        folders = _folders()
        chosen = st.multiselect("Folders on the server", folders, placeholder="None") if folders else []
        if st.form_submit_button("Read articles", icon=":material/add:", type="primary"):
            _start(files, addresses.split(), chosen)


def what_can_be_read() -> None:
    """The formats, for those who ask."""
    with st.expander("What can be read", icon=":material/description:"):
        st.dataframe(
            {
                "Format": [one.name for one in FORMATS],
                "Files": [" ".join(one.suffixes) for one in FORMATS],
                "What is taken": [one.takes for one in FORMATS],
            },
            hide_index=True,
            alt="The formats that can be read",
        )
        st.caption(
            "And .zip archives of them. Each is read as it is: nothing in a file is run, and nothing is fetched for it."
        )


def _folders() -> list[str]:
    named = os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep)
    return [str(path) for text in named if text and (path := Path(text).absolute()).is_dir()]


def _start(
    files: list[st.runtime.uploaded_file_manager.UploadedFile], addresses: list[str], folders: list[str]
) -> None:
    access.demand(access.Role.ADMINISTRATOR)
    # A path in this field would be read from the server's own disk.
    wrong = [text for text in addresses if not text.lower().startswith(("http://", "https://"))]
    if wrong:
        st.error(f"{count(len(wrong), 'address', 'addresses')} must begin with http:// or https://: nothing was read.")
        return
    location = corpus_state.store().location
    if files:
        folder, names = reading_jobs.saved([(file.name, file.getvalue()) for file in files])
        title = files[0].name if len(files) == 1 else count(len(files), "file")
        reading_jobs.start(ReadingJob(title, names, location, folder=folder, temporary=True))
    others = [*addresses, *folders]
    if others:
        title = others[0] if len(others) == 1 else count(len(others), "address or folder", "addresses and folders")
        reading_jobs.start(ReadingJob(title, others, location))
    if not files and not others:
        st.warning("Choose files or write an address first.")
