#!/usr/bin/env python3
"""Speed of the program against stated baselines, in the same run on the same pages or texts. Prints ratios.

usage: bench.py extract | annotate | growth | check [--accept]   [--binary PATH] [--sets DIR] [--budget SECONDS]

  extract    CPU time of whole processes, one thread: ours, bare libxml2 (SAX and DOM) and other extractors; the DOM parse is 1.0
  annotate   megabytes of text a second: ours, a bare multi-pattern match, a word segmenter, and other readers of places and dates
  growth     instructions of annotate on hostile texts and on such of four times the length; fails where they grow by more than that
  check      instructions on 50 fixed pages (callgrind) against baseline.json; fails where they grow by more than 3 %

The pages and the tools that time other programs are no part of the repository; where they are absent, that is said and nothing is timed.
"""
import argparse, collections, hashlib, hostile_texts, json, os, pathlib, re, resource, shutil, statistics, subprocess, sys, tarfile, tempfile, time, venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
BASELINE = ROOT / "Benchmarks" / "baseline.json"
PAGE_SETS = ("chinese", "gb", "scrapinghub", "trafilatura")
CHECKED_PAGES = 50
TOLERANCE = 0.03


def lay_out_pages(sets, folder):
    """All pages of the sets in one folder, in the order of a hash of their names."""
    for name in PAGE_SETS:
        with tarfile.open(sets / "gold" / "pages" / f"{name}.tar.xz") as archive:
            archive.extractall(folder)
    pages = [page for name in PAGE_SETS for page in (folder / name).iterdir() if page.is_file()]
    return sorted(pages, key=lambda page: hashlib.sha1(page.name.encode()).hexdigest())


def environment_with(packages):
    """The Python of an environment of its own that has the packages; those that cannot be installed are told and left out."""
    folder = pathlib.Path(tempfile.gettempdir()) / "lianghui-bench-venv"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        # An older pip stops at packages that name one extra of a dependency in two spellings.
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--upgrade", "pip"], check=False)
    for package in packages:
        if subprocess.run([python, "-m", "pip", "install", "--quiet", package]).returncode:
            print(f"left out, since it cannot be installed: {package}", file=sys.stderr)
    return python


def cpu_seconds(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bench_extract(options, work):
    bare = work / "bareparse"
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0"], capture_output=True, text=True, check=True).stdout.split()
    subprocess.run(["cc", "-O2", str(options.sets / "tools" / "bareparse.c"), "-o", str(bare), *flags], check=True)
    version = subprocess.run(["pkg-config", "--modversion", "libxml-2.0"], capture_output=True, text=True, check=True).stdout.strip()
    pages = work / "all"
    pages.mkdir()
    for page in lay_out_pages(options.sets, work):
        shutil.copy(page, pages / page.name)
    print(f"libxml2 {version}; {len(list(pages.iterdir()))} pages; the first row is 1.0")
    python = environment_with(["resiliparse", "trafilatura", "readability-lxml", "lxml_html_clean"])
    subprocess.run(
        [python, str(options.sets / "tools" / "peers_speed.py"), str(pages), "--budget", str(options.budget),
         "--cmd", f"bare-dom=env U8=1 HUGE=1 {bare} dom {{corpus}}",
         "--cmd", f"bare-sax=env U8=1 HUGE=1 {bare} sax {{corpus}}",
         "--cmd", f"ours=sh -c '{options.binary} extract {{corpus}} --jobs 1 --pipeline {ROOT}/pipeline.json >/dev/null 2>&1 || true'",
         "--peers", "resiliparse,trafilatura,readability"],
        check=True,
    )
    dom = ["env", "U8=1", "HUGE=1", str(bare), "dom", str(pages)]
    ours = [options.binary, "extract", str(pages), "--pipeline", f"{ROOT}/pipeline.json", "--jobs"]
    rounds = [[seconds(command) for command in (dom, [*ours, "1"], [*ours, "2"])] for _ in range(ROUNDS)]
    print(f"median of {ROUNDS} rounds in turn, since a machine's pace changes:")
    print(f"  ours, one thread: {statistics.median(one.cpu / dom.cpu for dom, one, _ in rounds):.2f} of the CPU time of the DOM parse")
    print(f"  two threads: {statistics.median(one.wall / two.wall for _, one, two in rounds):.2f} times one")
    print(f"  start-up: {min(seconds([options.binary, '--version']).wall for _ in range(4 * ROUNDS)) * 1000:.1f} ms, the shortest of {4 * ROUNDS}")


ROUNDS = 9
Seconds = collections.namedtuple("Seconds", "cpu wall")


def seconds(command):
    start = time.perf_counter()
    cpu = cpu_seconds(command, stdout=subprocess.DEVNULL)
    return Seconds(cpu, time.perf_counter() - start)


PEERS_OF_ANNOTATE = r"""
import json, sys, time
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
terms = json.load(open(sys.argv[2], encoding="utf-8"))
size = sum(len(text.encode()) for text in texts)
def timed(name, make):
    try:
        run = make()
    except Exception as fault:
        return print(f"{name:28} left out: {fault!r}")
    run(texts[0])
    start, done = time.process_time(), 0
    for text in texts:
        run(text)
        done += len(text.encode())
        if time.process_time() - start > float(sys.argv[3]): break
    print(f"{name:28} {done / 1e6 / (time.process_time() - start):8.3f} MB/s")
def automaton():
    import ahocorasick
    matcher = ahocorasick.Automaton()
    for term in terms: matcher.add_word(term, term)
    matcher.make_automaton()
    return lambda text: sum(1 for _ in matcher.iter(text))
def jieba_cut():
    import jieba; jieba.setLogLevel(60); jieba.initialize(); return lambda text: list(jieba.cut(text))
def cpca_places():
    import cpca; return lambda text: cpca.transform([text])
def jionlp_places():
    import jionlp; return lambda text: jionlp.parse_location(text)
for name, make in (("pyahocorasick, terms alone", automaton), ("jieba.cut", jieba_cut), ("cpca.transform", cpca_places), ("jionlp.parse_location", jionlp_places)):
    timed(name, make)
"""


def bench_annotate(options, work):
    texts = work / "texts.ndjson"
    rows = []
    for report in sorted((options.sets / "corpus" / "reports-2026").glob("2026_*.csv")):
        import csv

        csv.field_size_limit(1 << 30)
        with report.open(encoding="utf-8-sig", newline="") as table:
            rows += [{"id": report.stem, "text": row["full_text"], "date": row["publish_date"], "region": row["province"]} for row in csv.DictReader(table)]
    for line in (options.sets / "gold" / "statements-docs-dev.ndjson").open(encoding="utf-8"):
        row = json.loads(line)
        rows.append({key: row.get(key) for key in ("id", "text", "date", "title")})
    repeats = 40
    with texts.open("w", encoding="utf-8") as out:
        for _ in range(repeats):
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    size = sum(len(row["text"].encode()) for row in rows) * repeats
    empty = work / "empty.ndjson"
    empty.write_text('{"id":"0","text":"区"}\n', encoding="utf-8")
    ours = [options.binary, "annotate", "--pipeline", str(ROOT / "pipeline.json")]
    start_up = min(cpu_seconds([*ours, str(empty)], stdout=subprocess.DEVNULL) for _ in range(5))
    whole = min(cpu_seconds([*ours, str(texts)], stdout=subprocess.DEVNULL) for _ in range(3))
    print(f"{size / 1e6:.1f} MB of text; loading data and starting up: {start_up * 1000:.0f} ms")
    print(f"{'lianghui annotate, all of it':28} {size / 1e6 / (whole - start_up):8.3f} MB/s")
    terms = work / "terms.json"
    taxonomy = json.loads((ROOT / "data" / "taxonomy.json").read_text(encoding="utf-8"))
    names = [line.split("\t")[1] for line in (ROOT / "data" / "regions.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    terms.write_text(json.dumps([term for theme in taxonomy["themes"] for term in theme["terms"]] + names, ensure_ascii=False), encoding="utf-8")
    python = environment_with(["pyahocorasick", "jieba", "cpca", "jionlp", "setuptools"])
    subprocess.run([python, "-c", PEERS_OF_ANNOTATE, str(texts), str(terms), str(options.budget)], check=True)


GROWTH = 4
GROWTH_TOLERANCE = 1.25


def instructions(command, work, may_use_counter=False):
    """Instructions of a whole process: by callgrind, or, where the processor's counter may be used and can be read, by that."""
    counted = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", *command], capture_output=True, text=True) if may_use_counter and shutil.which("perf") else None
    said = re.search(r"^(\d+),", counted.stderr, re.M) if counted else None
    if said:
        return int(said[1])
    # Valgrind cannot read the debug information that this Swift writes.
    binary = work / "stripped"
    if not binary.exists():
        subprocess.run(["objcopy", "--strip-debug", command[0], str(binary)], check=True)
    said = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(binary), *command[1:]],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ).stderr
    return int(re.search(r"refs:\s+([\d,]+)", said)[1].replace(",", ""))


def bench_growth(options, work):
    source = work / "hostile.ndjson"

    def measured(texts):
        rows = [{"id": name, "text": text, "date": "2020-01-21"} for name, text in texts]
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return instructions([options.binary, "annotate", "--pipeline", str(ROOT / "pipeline.json"), str(source)], work, may_use_counter=True)

    start_up = measured([("none", "区")])
    small, large = hostile_texts.texts(options.characters), hostile_texts.texts(options.characters * GROWTH)
    failed = 0
    for name in small:
        if options.kind and options.kind != name:
            continue
        before, after = (measured([(name, texts[name])]) - start_up for texts in (small, large))
        grows = after > before * GROWTH * GROWTH_TOLERANCE
        failed += grows
        print(f"{name:28} {before / options.characters:8.0f} {after / options.characters / GROWTH:8.0f} instructions a character{'  GROWS' if grows else ''}")
    return 1 if failed else 0


def bench_check(options, work):
    pages = work / "fixed"
    pages.mkdir()
    for page in lay_out_pages(options.sets, work)[:CHECKED_PAGES]:
        shutil.copy(page, pages / page.name)
    count = instructions([options.binary, "extract", str(pages), "--jobs", "1", "--pipeline", str(ROOT / "pipeline.json")], work)
    size = sum(page.stat().st_size for page in pages.iterdir())
    before = json.loads(BASELINE.read_text())["instructions"] if BASELINE.exists() else count
    print(f"{count} instructions on {CHECKED_PAGES} pages, {count / size:.1f} a byte, {count / before - 1:+.2%} of the baseline")
    if options.accept or not BASELINE.exists():
        BASELINE.write_text(json.dumps({"pages": CHECKED_PAGES, "bytes": size, "instructions": count}, indent=2) + "\n")
    elif count > before * (1 + TOLERANCE):
        print(f"more than {TOLERANCE:.0%} above the baseline", file=sys.stderr)
        return 1
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("extract", "annotate", "growth", "check"))
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--binary", default=str(ROOT / ".build" / "release" / "lianghui"))
    parser.add_argument("--sets", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--budget", type=float, default=20, help="CPU seconds for each other program")
    parser.add_argument("--characters", type=int, default=10_000, help="growth: of the shorter texts")
    parser.add_argument("--kind", help="growth: one kind of text alone")
    options = parser.parse_args()
    if options.what != "growth" and not (options.sets / "gold").is_dir():
        print(f"skipped: there are no pages at {options.sets}")
        return 0
    with tempfile.TemporaryDirectory() as work:
        run = {"extract": bench_extract, "annotate": bench_annotate, "growth": bench_growth, "check": bench_check}[options.what]
        return run(options, pathlib.Path(work)) or 0


if __name__ == "__main__":
    sys.exit(main())
