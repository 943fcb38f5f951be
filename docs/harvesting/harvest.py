#!/usr/bin/env python3
"""A complete OAI-PMH harvester with nothing but Python's own library.

    python3 harvest.py https://igsn.example.org/oai igsngfz copy [SET]

Keeps one file per record in the folder. The first run fetches everything, every later run what changed since; what was deleted
there is deleted here. A run that breaks off changes nothing of where the next one begins.
"""
import gzip
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET
from pathlib import Path

OAI = "{http://www.openarchives.org/OAI/2.0/}"
TRIES = 10


class OaiError(Exception):
    """An error of the protocol; `code` says which."""

    def __init__(self, element):
        super().__init__(element.text)
        self.code = element.get("code")


def fetch(base, arguments):
    """The root element of one answer. Waits as long as the server asks when it is busy (503 with Retry-After)."""
    request = urllib.request.Request(f"{base}?{urllib.parse.urlencode(arguments)}", headers={"Accept-Encoding": "gzip"})
    for attempt in range(1, TRIES + 1):
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                body = answer.read()
                if answer.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                return ET.fromstring(body)
        except urllib.error.HTTPError as error:
            if error.code != 503 or attempt == TRIES:
                raise
            time.sleep(int(error.headers.get("Retry-After", "30")))
        except (urllib.error.URLError, TimeoutError):
            if attempt == TRIES:
                raise
            time.sleep(attempt)
    raise AssertionError


def pages(base, arguments):
    """Every page of a list. The server forgets nothing between them: a token may be used again after a failure."""
    verb = arguments["verb"]
    while True:
        root = fetch(base, arguments)
        error = root.find(f"{OAI}error")
        if error is not None:
            raise OaiError(error)
        yield root
        token = root.find(f"{OAI}{verb}/{OAI}resumptionToken")
        if token is None or not token.text:
            return
        arguments = {"verb": verb, "resumptionToken": token.text}


def keep(folder, record):
    """Writes one record, or takes it away when it is deleted. The same record may come twice; the later one holds."""
    header = record.find(f"{OAI}header")
    identifier = header.findtext(f"{OAI}identifier")
    file = folder / f"{urllib.parse.quote(identifier, safe='')}.xml"
    if header.get("status") == "deleted":
        file.unlink(missing_ok=True)
        return "deleted"
    file.write_bytes(ET.tostring(record, encoding="utf-8"))
    return "kept"


def harvest(base, prefix, folder, set_spec=None):
    """Brings the folder up to date; how many records were kept and deleted."""
    folder.mkdir(parents=True, exist_ok=True)
    state_file = folder / "state.json"
    state = json.loads(state_file.read_text()) if state_file.exists() else {}
    arguments = {"verb": "ListRecords", "metadataPrefix": prefix}
    if set_spec:
        arguments["set"] = set_spec
    if "from" in state:
        arguments["from"] = state["from"]
    counts = {"kept": 0, "deleted": 0}
    response_date = None
    try:
        for root in pages(base, arguments):
            # The first page says as of when the list is complete: the next run begins there.
            response_date = response_date or root.findtext(f"{OAI}responseDate")
            for record in root.iter(f"{OAI}record"):
                counts[keep(folder, record)] += 1
    except OaiError as error:
        # Nothing changed; and a token whose set is gone, or that is too old, ends this run: the next one begins where this did.
        if error.code != "noRecordsMatch":
            raise
    if response_date is not None:
        state_file.write_text(json.dumps({"from": response_date}))
    return counts


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    found = harvest(sys.argv[1], sys.argv[2], Path(sys.argv[3]), *sys.argv[4:])
    print(f"{found['kept']} kept, {found['deleted']} deleted")
