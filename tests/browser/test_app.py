"""What readers do with the app, on a real Chromium."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from stpgraph import shipped
from stpgraph.files import loads
from stpgraph.layout import lay_out
from tests.browser.axe import violations
from tests.browser.conftest import Reader

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

#: The third is a window of 1440 by 900 at 200 % zoom.
SIZES = [(1440, 900), (1024, 768), (720, 450), (360, 800)]
FAULTY = "stpgraph: 1\nid: x\ntitle: X\nstatus: current\nnodes:\n  - {id: a, type: body, kind: workstrem, name: A}\n"
HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script> *a* :red[b] $c$ "g"'
#: Every box of the wiring diagram, as JavaScript.
BOXES = (
    "[...[...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]"
    ".map(each => each.shadowRoot.querySelector('.wiring')).find(each => each).querySelectorAll('.box')]"
)
WORKSTREAM = lay_out(shipped.load(shipped.archetype_file("workstream")))


def diagram(page: Page) -> dict[str, str]:
    """What the picture says of itself, be it the wiring diagram or the network."""
    picture = page.locator(".wiring, .diagram")
    page.locator(":is(.wiring, .diagram)[data-ready]").wait_for(timeout=60_000)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return picture.evaluate("element => ({...element.dataset})")


def click_box(page: Page, key: str) -> None:
    """Clicks a box where the picture has it now."""
    state = diagram(page)
    x, y = next(box.centre for box in WORKSTREAM.boxes if box.id == key)
    place = page.locator(".stage, .canvas").bounding_box()
    assert place is not None
    scale = float(state["scale"])
    page.mouse.click(
        place["x"] + place["width"] / 2 + (x - float(state["x"])) * scale,
        place["y"] + place["height"] / 2 + (y - float(state["y"])) * scale,
    )


def drawn(page: Page) -> str:
    """The picture itself, as it is drawn."""
    return str(page.locator(".canvas canvas, .picture").evaluate("each => each.toDataURL?.() ?? each.outerHTML"))


def pick(page: Page, rule: str, name: str) -> None:
    """Picks the finding of a rule that is called so in the list."""
    page.locator(f'[class*="st-key-findings-"][class*="-{rule}"]').get_by_role("button", name=name, exact=True).first.click()


def settled_at(page: Page, width: int, height: int) -> None:
    """Makes the window so large, and waits until what is in it has its place."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        """() => new Promise(done => { const size = () => document.querySelector('.stMain').scrollHeight; let before = size(), still = 0;
        const look = () => { const now = size(); still = now === before ? still + 1 : 0; before = now;
        still > 4 ? done(true) : setTimeout(look, 40); }; look(); })"""
    )


def upload(page: Page, name: str, text: str) -> None:
    page.locator('input[type="file"]').set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})


def test_why_accountability_ends_at_the_stp_board(reader: Reader) -> None:
    """The main journey: gallery, archetype, finding, picture, node, details, and a link that gives the same view."""
    page = reader.go("/")
    reader.shot("structures-1440")
    page.get_by_role("link", name="Open Governance by workstream").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["Governance by workstream"], timeout=60_000)
    reader.settle()
    before = diagram(page)
    assert before["tags"] == "strategic-board: Gap confirmed; delivery-group: Gap not stated"
    expect(page.locator(".zoomed")).to_be_hidden()
    plain = drawn(page)
    reader.shot("explore-1440")

    page.get_by_role("button", name="Zoom in").click()
    page.locator(".box[tabindex='0']").focus()
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    zoomed = diagram(page)
    assert float(zoomed["scale"]) > float(before["scale"])
    near = drawn(page)

    pick(page, "ACC002", "STP Strategic Board")
    page.wait_for_url("**finding=ACC002.strategic-board**")
    expect(page.get_by_role("button", name="Close STP Strategic Board")).to_be_visible(timeout=60_000)
    reader.settle()
    lit = diagram(page)
    assert "strategic-board: Accountability ends here" in lit["tags"]
    assert lit["tags"].count("Affected") == 16
    assert lit["lines"] == "16"
    assert drawn(page) not in (plain, near), "the picture has changed"
    assert (lit["scale"], lit["x"], lit["y"]) == (zoomed["scale"], zoomed["x"], zoomed["y"]), (
        "and one still looks at the same part"
    )
    assert "Affected: 16" in page.locator(".strip").inner_text()

    page.get_by_role("button", name="Show all").click()
    click_box(page, "strategic-board")
    details = page.locator(".st-key-details")
    expect(details.get_by_role("heading", name="STP Strategic Board")).to_be_visible(timeout=60_000)
    expect(details).to_contain_text("Who can challenge it")
    expect(details).to_contain_text("“STP Delivery Group” answers to “STP Strategic Board”.")
    expect(details).to_contain_text("Not stated in the documents:")
    page.wait_for_url("**node=strategic-board**")
    assert diagram(page)["picked"] == "strategic-board"
    reader.shot("explore-finding-node-1440")

    page.reload()
    page.locator(".st-key-details").wait_for(timeout=60_000)
    reader.settle()
    again = diagram(page)
    assert (again["tags"], again["lines"], again["picked"]) == (lit["tags"], "16", "strategic-board")

    page.get_by_role("button", name="Close these details").click()
    expect(page.locator(".st-key-details")).to_have_count(0, timeout=60_000)
    page.go_back()
    expect(page.locator(".st-key-details")).to_be_visible(timeout=60_000)


def test_the_network_without_a_mouse(reader: Reader) -> None:
    page = reader.go("/explore?structure=workstream&view=network")
    before = diagram(page)
    page.get_by_role("button", name="Zoom in").focus()
    page.keyboard.press("Enter")
    nearer = diagram(page)
    assert float(nearer["scale"]) > float(before["scale"])
    page.locator(".canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("-")
    moved = diagram(page)
    assert float(moved["x"]) > float(nearer["x"])
    assert float(moved["y"]) > float(nearer["y"])
    assert float(moved["scale"]) == pytest.approx(float(before["scale"]))
    page.keyboard.press("0")
    assert float(diagram(page)["x"]) == pytest.approx(float(before["x"]))
    listed = page.get_by_role("combobox", name="Look closer at")
    listed.focus()
    page.keyboard.type("Clinical Cab")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-details").get_by_role("heading", name="Clinical Cabinet")).to_be_visible(timeout=60_000)
    assert diagram(page)["picked"] == "clinical-cabinet"


def test_hovering_tells_what_a_box_and_a_line_of_the_network_are(reader: Reader) -> None:
    page = reader.go("/explore?structure=workstream&view=network")
    state = diagram(page)
    place = page.locator(".canvas").bounding_box()
    assert place is not None

    def hover(x: float, y: float) -> str:
        scale = float(state["scale"])
        left = place["x"] + place["width"] / 2 + (x - float(state["x"])) * scale
        page.mouse.move(left, place["y"] + place["height"] / 2 + (y - float(state["y"])) * scale)
        return page.locator(".hint").inner_text()

    box = next(each for each in WORKSTREAM.boxes if each.id == "clinical-cabinet")
    assert hover(*box.centre) == "Clinical Cabinet\nClinical cabinet"
    line = next(each for each in WORKSTREAM.lines if each.key == ("clinical-cabinet", "advises", "strategic-board"))
    (x1, y1), (x2, y2) = line.points[0], line.points[1]
    assert hover((x1 + x2) / 2, (y1 + y2) / 2) == "“Clinical Cabinet” advises “STP Strategic Board” (our reading)"
    hover(-1000, -1000)
    expect(page.locator(".hint")).to_be_hidden()


@pytest.mark.parametrize("view", ["wiring", "network"])
def test_ctrl_and_wheel_zoom_and_the_wheel_alone_scrolls(reader: Reader, view: str) -> None:
    page = reader.go(f"/explore?structure=workstream&view={view}")
    before = diagram(page)
    page.locator(".stage, .canvas").hover()
    page.mouse.wheel(0, -200)
    assert diagram(page)["scale"] == before["scale"]
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function(
        f"() => Number(document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot"
        f".querySelector('.wiring, .diagram')?.dataset.scale ?? 0) !== {before['scale']}"
    )


def test_the_outline_and_the_tables(reader: Reader) -> None:
    page = reader.go("/explore?structure=workstream")
    page.get_by_role("radio", name="Who answers to whom").or_(
        page.get_by_role("button", name="Who answers to whom")
    ).first.click()
    page.wait_for_url("**view=outline**")
    expect(page.locator("ul.sg-outline").first).to_contain_text("STP Delivery Group", timeout=60_000)
    reader.shot("outline-1440")
    page.get_by_role("radio", name="Tables").or_(page.get_by_role("button", name="Tables")).first.click()
    page.wait_for_url("**view=tables**")
    expect(page.locator('[data-testid="stDataFrame"]')).to_have_count(2, timeout=60_000)
    reader.settle()
    reader.shot("tables-1440")


def test_a_broken_file_says_what_to_fix_and_a_good_one_opens(reader: Reader, chromium: Browser) -> None:
    page = reader.go("/")
    upload(page, "mine.yaml", FAULTY)
    table = page.locator("table.sg-faults")
    expect(table).to_contain_text("workstrem", timeout=60_000)
    expect(table).to_contain_text("nodes, entry 1, kind")
    expect(table).to_contain_text("Write workstream instead.")
    table.scroll_into_view_if_needed()
    reader.settle()
    reader.shot("faults-1440")

    hostile = FAULTY.replace("workstrem", "workstream").replace("name: A", f"name: {json.dumps(HOSTILE)}")
    upload(page, "mine.yaml", hostile.replace("title: X", f"title: {json.dumps(HOSTILE)}"))
    expect(page.get_by_role("heading", level=1)).to_have_text([HOSTILE], timeout=60_000)
    page.wait_for_url("**structure=upload.**")
    reader.settle()
    diagram(page)
    page.get_by_role("combobox", name="Look closer at").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-details").get_by_role("heading", name=HOSTILE)).to_be_visible(timeout=60_000)
    state = diagram(page)
    place = page.locator(".stage").bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.locator(".hint")).to_contain_text(HOSTILE)
    assert state["picked"] == "a"
    page.get_by_role("radio", name="Network").or_(page.get_by_role("button", name="Network")).first.click()
    page.locator(".diagram[data-ready]").wait_for(timeout=60_000)
    assert diagram(page)["picked"] == "a"

    other = chromium.new_context()
    fresh = other.new_page()
    fresh.goto(page.url)
    expect(fresh.get_by_text("The uploaded file is not here any more.")).to_be_visible(timeout=60_000)
    other.close()


def test_the_rules(reader: Reader) -> None:
    page = reader.go("/rules")
    reader.shot("rules-1440")
    page.get_by_label("Search the rules").fill("standing in law")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Accountability ends at the STP board")
    link.wait_for(timeout=60_000)
    link.click()
    page.wait_for_url("**rule=ACC002**")
    expect(page.get_by_role("heading", level=1)).to_have_text(["Accountability ends at the STP board"], timeout=60_000)
    expect(page.locator('[data-testid="stImage"] img')).to_have_count(2, timeout=60_000)
    reader.settle()
    reader.shot("rule-1440")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(["Accountability ends at the STP board"], timeout=60_000)
    page.get_by_role("link", name="All rules").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["Rules"], timeout=60_000)
    page.wait_for_function("() => window.location.search === ''")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/explore?structure=workstream&finding=ACC002.strategic-board&node=strategic-board",
        "/explore?structure=kent-and-medway-2017-18&group=seven",
        "/explore?structure=workstream&view=network",
        "/explore?structure=workstream&view=outline",
        "/explore",
        "/assess?structure=all-clear",
        "/rules",
        "/rules?rule=ACC002&case=broken-2",
    ],
)
def test_every_page_fits_every_window_and_is_well_built(reader: Reader, path: str) -> None:
    page = reader.go(path)
    if "explore?structure=" in path and "view=outline" not in path:
        diagram(page)
    name = path.strip("/").replace("?", "-").replace("&", "-").replace("=", "-") or "structures"
    for width, height in SIZES:
        settled_at(page, width, height)
        sizes: Any = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
        reader.shot(f"{name}-{width}")
        assert sizes[0] <= sizes[1], f"nothing hangs out of a window {width} wide"

    streamlits = {("presentation-role-conflict", "stFileUploaderDropzone")}
    assert violations(page) <= streamlits, "nothing that keeps anybody out, save what Streamlit's own uploader has"
    levels = page.evaluate(
        "() => [...document.querySelectorAll('.stMain :is(h1, h2, h3, h4)')].map(each => Number(each.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('.stMain :is(input, select, textarea)')].filter(each =>
            !each.labels?.length && !each.getAttribute('aria-label') && !each.getAttribute('aria-labelledby')
            && each.type !== 'file' && each.tabIndex >= 0 && each.offsetParent !== null).map(each => each.outerHTML.slice(0, 200))"""
    )
    assert unnamed == []
    assert (
        page.evaluate("() => [...document.querySelectorAll('.stMain img')].filter(each => !each.hasAttribute('alt')).length") == 0
    )


def test_the_picture_stays_in_sight_while_one_reads_the_findings(reader: Reader) -> None:
    page = reader.go("/explore?structure=workstream")
    diagram(page)
    pick(page, "VOI006", "The structure as a whole")
    expect(page.get_by_role("button", name="Close The structure as a whole")).to_be_visible(timeout=60_000)
    reader.settle()
    box = page.locator(".stage").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900


def test_a_picture_too_large_to_read_starts_with_a_part_and_says_so(reader: Reader) -> None:
    page = reader.go("/explore?structure=kent-and-medway-2017-18")
    state = diagram(page)
    assert float(state["scale"]) * 13 >= 9, "names can be read"
    zoomed = page.locator(".zoomed")
    expect(zoomed).to_have_text("Zoomed in for reading; “Show all” shows everything.")
    expect(zoomed).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(zoomed).to_be_hidden()
    whole = diagram(page)
    place = page.locator(".stage").bounding_box()
    assert place is not None
    scene = lay_out(shipped.load(next(path for path in shipped.files("published") if path.stem == "kent-and-medway-2017-18")))
    assert scene.width * float(whole["scale"]) <= place["width"]
    assert scene.height * float(whole["scale"]) <= place["height"]


def test_what_a_finding_lights_up_is_brought_into_sight(reader: Reader) -> None:
    page = reader.go("/explore?structure=kent-and-medway-2017-18")
    before = diagram(page)
    pick(page, "ACC001", "Kent and Medway Local Workforce Action Board (LWAB)")
    page.wait_for_url("**finding=ACC001.**")
    reader.settle()
    lit = diagram(page)
    assert (lit["x"], lit["y"]) != (before["x"], before["y"])
    assert lit["scale"] == before["scale"]
    scene = lay_out(shipped.load(next(path for path in shipped.files("published") if path.stem == "kent-and-medway-2017-18")))
    box = next(box for box in scene.boxes if box.name.endswith("(LWAB)"))
    place = page.locator(".stage").bounding_box()
    assert place is not None
    assert abs(box.centre[0] - float(lit["x"])) * float(lit["scale"]) < place["width"] / 2
    assert abs(box.centre[1] - float(lit["y"])) * float(lit["scale"]) < place["height"] / 2


def test_accepting_a_finding_and_downloading_the_copy(reader: Reader) -> None:
    page = reader.go("/explore?structure=workstream&finding=ACC002.strategic-board")
    diagram(page)
    page.evaluate(f"() => {{ {BOXES}.forEach(each => {{ each.before = JSON.stringify(each.getBBox()) }}) }}")
    page.get_by_text("Accept this finding, with a reason").click()
    page.get_by_role("button", name="Accept it").click()
    expect(page.get_by_text("Give a reason: whoever reads this later")).to_be_visible(timeout=60_000)
    page.get_by_label("Why is it accepted? (required)").fill("Delegations follow in April")
    page.get_by_label("Accepted by").fill("STP board")
    page.get_by_role("button", name="Accept it").click()
    page.wait_for_url("**structure=upload.**", timeout=60_000)
    copy = page.locator(".st-key-edited-copy")
    expect(copy).to_contain_text("This is your edited copy, workstream-edited.yaml.", timeout=60_000)
    expect(page.locator('[class*="st-key-open-finding-"]')).to_contain_text(
        "Accepted: Delegations follow in April. By STP board."
    )
    reader.settle()
    with page.expect_download() as given:
        copy.get_by_role("button", name="Download the copy").click()
    assert given.value.suggested_filename == "workstream-edited.yaml"
    (accepted,) = loads(given.value.path().read_text("utf-8")).accepted
    assert (accepted.rule, accepted.reason, accepted.by) == ("ACC002", "Delegations follow in April", "STP board")
    assert "strategic-board" not in [tag.split(":")[0] for tag in diagram(page)["tags"].split("; ") if "Gap" in tag]
    kept = page.evaluate(f"() => {BOXES}.filter(each => each.before !== undefined).length")
    assert kept == len(WORKSTREAM.boxes), "an edit that moves nothing leaves every box where and what it was"
    page.get_by_role("button", name="Take this acceptance back").click()
    expect(page.get_by_text("Accept this finding, with a reason")).to_be_visible(timeout=60_000)


def test_setting_a_limit(reader: Reader) -> None:
    page = reader.go("/explore?structure=workstream")
    page.get_by_text("Limits used", exact=True).click()
    limit = page.locator(".st-key-used-limit-CPX003")
    expect(limit).to_contain_text("Default: 9, our reading of HFMA 2017, capacity.")
    limit.get_by_role("spinbutton").fill("4")
    page.get_by_role("button", name="Use these limits").click()
    page.wait_for_url("**structure=upload.**", timeout=60_000)
    expect(page.get_by_text("the limit is 4.").first).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Limits used: 1 set for this structure")).to_be_visible()
    reader.settle()
    reader.shot("limits-1440")


def test_answering_the_checklist(reader: Reader) -> None:
    page = reader.go("/assess?structure=workstream")
    page.get_by_role("link", name="Governance checklist").click()
    expect(page.locator("#checklist")).to_be_in_viewport()
    question = page.locator('[class*="st-key-question-"]').first
    question.get_by_role("radio", name="Yes").or_(question.get_by_role("button", name="Yes")).first.click()
    question.get_by_role("textbox").fill("Minutes of 3 May")
    page.get_by_label("Who answers").fill("Board secretary")
    page.get_by_role("button", name="Keep these answers").click()
    page.wait_for_url("**structure=upload.**", timeout=60_000)
    expect(page.get_by_text("Answered by Board secretary on").first).to_be_visible(timeout=60_000)
    expect(page.get_by_role("row", name="Vision").first).to_contain_text("1 of 4")
    reader.settle()
    with page.expect_download() as given:
        page.get_by_role("button", name="Download the copy").click()
    (answer,) = loads(given.value.path().read_text("utf-8")).checklist.values()
    assert (answer.answer, answer.evidence, answer.by) == ("yes", "Minutes of 3 May", "Board secretary")


def test_the_phases_stand_over_their_names(reader: Reader) -> None:
    page = reader.go("/assess?structure=workstream")
    line = page.locator(".st-key-spectrum img").bounding_box()
    names = page.locator(".sg-phases").bounding_box()
    assert line is not None
    assert names is not None
    assert line["width"] == pytest.approx(names["width"], abs=2)
