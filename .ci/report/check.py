"""Opens a report in a real browser and looks at what a reader would meet.

    check.py REPORT.html SCREENSHOTS [--hostile] [--follow]
"""

import pathlib
import sys
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

MOST_BYTES = 5_000_000
MOST_MILLISECONDS = 2_000
WIDTHS = (360, 768, 1440)
SERIOUS = ("serious", "critical")

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


class Watched:
    """A page whose complaints are kept: console errors, refusals of the policy, requests that leave the machine."""

    def __init__(self, context):
        self.page = context.new_page()
        self.page.on("console", lambda m: check(m.type != "error", f"console: {m.text}"))
        self.page.on("pageerror", lambda e: check(False, f"script error: {e}"))
        self.page.on("request", lambda r: check(r.url.startswith("file:"), f"a request goes to {r.url}"))
        self.page.on("dialog", lambda d: (check(False, "a dialog opened"), d.dismiss()))
        self.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"
        )

    def open(self, path, fragment=""):
        self.page.goto(path.resolve().as_uri() + fragment, wait_until="load")
        return self.page


def check_links(page, path, seen):
    """Every link within the page has its place, every relative one its file; no other kind but http and https."""
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    ids = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
    check(len(ids) == page.evaluate("document.querySelectorAll('[id]').length"), f"{path.name}: an id stands twice")
    others = []
    for link in links:
        scheme = urllib.parse.urlsplit(link).scheme
        if link.startswith("#"):
            check(urllib.parse.unquote(link[1:]) in ids, f"{path.name}: {link} leads nowhere")
        elif scheme:
            check(scheme in ("http", "https"), f"{path.name}: a link of another kind: {link}")
        else:
            name, _, fragment = link.partition("#")
            target = path.parent / urllib.parse.unquote(name)
            check(target.exists(), f"{path.name}: there is no file {target}")
            if target.suffix == ".html" and target.parent in (path.parent, path.parent / path.stem, path.parent.parent):
                others.append((target.resolve(), fragment))
    seen.update(others)
    return len(links)


def check_accessibility(page, name):
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response
    for violation in results["violations"]:
        line = f"{name}: axe {violation['impact']}: {violation['id']}: {violation['help']} ({len(violation['nodes'])}×)"
        print("  " + line + " " + violation["nodes"][0]["html"][:160])
        check(violation["impact"] not in SERIOUS, line)
    headings = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))")
    check(headings[:1] == [1] and headings.count(1) == 1, f"{name}: there must be one h1, first")
    check(all(b <= a + 1 for a, b in zip(headings, headings[1:])), f"{name}: a level of headings is left out")


def check_tables(page):
    """The table of regions sorts both ways and filters."""
    # Empty is none; a dash stands where there is no base.
    column = "[...document.querySelectorAll('.heat tbody tr')].map(r => r.cells[3].textContent.replaceAll(',', '').replace(/^–?$/, '-1'))"
    button = page.locator(".heat thead th").nth(3).locator("button")
    if button.count():
        button.click()
        numbers = [float(n) for n in page.evaluate(column)]
        check(numbers == sorted(numbers, reverse=True), f"the table does not sort downward: {numbers}")
        button.click()
        numbers = [float(n) for n in page.evaluate(column)]
        check(numbers == sorted(numbers), f"the table does not sort upward: {numbers}")
        check(page.locator(".heat th[aria-sort=ascending]").count() == 1, "the sorted column is not told")
    for place in page.locator(".filter").all():
        place.locator("input").fill("区块链培育")
        place.locator("input").fill("")
    bars = page.locator("#statement-filter .filter")
    if bars.count():
        everything = page.locator(".statements > li:visible").count()
        word = page.evaluate("document.querySelector('.theme-name')?.textContent ?? '1'")
        page.locator("#statement-filter input").fill(word)
        with_word = page.locator(".statements > li:visible")
        check(0 < with_word.count() <= everything, "filtering by a word leaves nothing")
        check(all(word in text for text in with_word.all_text_contents()[:50]), "filtering by a word leaves others")
        page.locator("#statement-filter input").fill("no statement says this")
        check(page.locator(".statements > li:visible").count() == 0, "filtering by words that nobody says leaves some")
        page.locator("#statement-filter input").fill("")
        page.locator("#statement-filter select").select_option(index=1)
        check(page.locator(".statements > li:visible").count() > 0, "filtering by a theme leaves nothing")
        page.locator("#statement-filter select").select_option(index=0)
        check(page.locator(".statements > li:visible").count() == everything, "the filter does not let go")
        print(f"  sorted and filtered {everything} statements")


def check_keyboard(page):
    page.keyboard.press("Tab")
    check(page.evaluate("document.activeElement.className") == "skip", "the first stop of the keyboard is not the skip link")
    page.keyboard.press("Enter")
    check(page.evaluate("location.hash") == "#main", "the skip link does not lead to the text")


def check_without_script(browser, path, statements):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1024, "height": 800})
    page = context.new_page()
    page.goto(path.resolve().as_uri())
    check(page.locator(".statements > li").count() == statements, "without script there are fewer statements")
    check(page.locator(".filter").count() == 0, "without script there is a filter that does nothing")
    check(page.locator("main h2").first.is_visible(), "without script the text does not show")
    context.close()


def check_fragments(browser, path, page):
    """Links into saved pages: the words are in the window when the page has opened."""
    links = page.evaluate("[...document.querySelectorAll('.facts a:not([rel])')].map(a => a.getAttribute('href'))")
    found = 0
    for link in links:
        name, _, fragment = link.partition("#")
        start = urllib.parse.unquote(fragment.removeprefix(":~:text=").split(",")[0])
        context = browser.new_context(java_script_enabled=True, viewport={"width": 400, "height": 160})
        saved = context.new_page()
        saved.goto((path.parent / urllib.parse.unquote(name)).resolve().as_uri() + "#" + fragment)
        found += saved.evaluate(
            """start => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const place = walker.currentNode.data.indexOf(start.slice(0, 6));
                    if (place < 0) continue;
                    const range = document.createRange();
                    range.setStart(walker.currentNode, place);
                    range.setEnd(walker.currentNode, place + 1);
                    const box = range.getBoundingClientRect();
                    if (box.bottom > 0 && box.top < innerHeight && box.height > 0) return true;
                }
                return false;
            }""",
            start,
        )
        context.close()
    print(f"  {found} of {len(links)} links into saved pages show the words at once")


def main(report, screenshots, *flags):
    report, screenshots = pathlib.Path(report), pathlib.Path(screenshots)
    screenshots.mkdir(parents=True, exist_ok=True)
    size = report.stat().st_size
    check(size < MOST_BYTES, f"{report} has {size} bytes")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
        watched = Watched(context)
        page = watched.open(report)
        milliseconds = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        check(milliseconds < MOST_MILLISECONDS, f"{report} opens in {milliseconds:.0f} ms")
        statements = page.locator(".statements > li").count()
        seen = set()
        links = check_links(page, report, seen)
        print(f"  {size:,} bytes, opens in {milliseconds:.0f} ms, {statements} statements, {links} links")
        check_keyboard(page)
        check_tables(page)
        if "--follow" in flags:
            check_fragments(browser, report, page)
        for target, _ in sorted(seen):
            if target.parent != report.resolve().parent / report.stem:
                continue
            check(target.stat().st_size < MOST_BYTES, f"{target} has {target.stat().st_size} bytes")
            others = set()
            check_links(watched.open(target), target, others)
            for other, fragment in others:
                if other == report.resolve():
                    watched_ids = report.read_text()
                    check(f'id="{fragment}"' in watched_ids, f"{target.name}: there is no place {fragment} in the report")
        pages = {target for target, _ in seen if target.parent == report.resolve().parent / report.stem}
        if pages:
            print(f"  {len(pages)} pages of regions, all their links lead somewhere")
            check_accessibility(watched.open(sorted(pages)[0]), sorted(pages)[0].name)
        page = watched.open(report)
        check(page.evaluate("window.hostile") is None, "a string of a saved page ran as a script")
        check(page.locator("main script, main img, main iframe, main form, main base, main input:not(.filter input), main [onload], main [onerror], main [onmouseover], main [onfocus], main [ontoggle]").count() == 0, "a string of a saved page became an element")
        context.close()
        check_without_script(browser, report, statements)
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                page = Watched(context).open(report)
                over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                check(over <= 0, f"{report} is {over} pixels wider than {width}")
                is_long = statements > 100
                page.screenshot(path=screenshots / f"{width}-{scheme}.png", full_page=not is_long)
                # Contrast differs by scheme and layout by width; these two have both of each.
                if (width, scheme) in ((360, "light"), (1440, "dark")):
                    check_accessibility(page, f"{width} {scheme}")
                context.close()
        browser.close()
    if failures:
        sys.exit(f"{len(failures)} checks of {report} failed")


main(*sys.argv[1:])
