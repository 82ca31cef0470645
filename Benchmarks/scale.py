#!/usr/bin/env python3
"""How a run grows with the corpus: time a page, resident memory, and what a second run costs.

usage: scale.py [--pages 1000,10000,100000] [--binary PATH] [--check]

The pages are the sample's, with other names, dates and numbers. With --check the promises are held against what was measured: at most
200 MB resident, an unchanged corpus in under a tenth of the cold run's time, one changed page in under that of the cold run, and a time
a page that grows by no more than a half from the smallest corpus to the largest.
"""
import argparse, os, pathlib, random, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROVINCES = "河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省".split()
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


def sample_texts():
    for page in sorted((ROOT / "data" / "pages").glob("*.html")):
        if page.stem == "not-found-shell":
            continue
        content = page.read_bytes()
        for charset in ("utf-8", "gb18030", "big5"):
            try:
                text = content.decode(charset)
            except UnicodeDecodeError:
                continue
            yield re.sub(r"<meta[^>]*charset[^>]*>", '<meta charset="utf-8">', text, flags=re.I)
            break


def make_pages(count, folder):
    """Pages that differ from each other in place, day, speaker and number."""
    texts = list(sample_texts())
    for i in range(count):
        rng = random.Random(i)
        text = texts[i % len(texts)]
        names = dict(zip(PROVINCES, rng.sample(PROVINCES, len(PROVINCES))))
        text = re.sub("|".join(PROVINCES), lambda match: names[match[0]], text)
        text = re.sub(r"1月(\d+)日", lambda match: f"1月{1 + (int(match[1]) + i) % 28}日", text)
        text = text.replace("</p>", f"{rng.choice(SURNAMES)}{rng.choice(SURNAMES)}的第{i}个项目。</p>")
        part = folder / f"{i // 1000:03}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"{i:06}.html").write_text(text, encoding="utf-8")


def run(binary, pages, work, *arguments):
    """CPU seconds, and the most memory that was resident, in megabytes."""
    command = [binary, "run", str(ROOT / "pipeline.json"), "--quiet", "--partial-exit", "0", "--input", str(pages),
               "--output", str(work / "output"), "--cache-folder", str(work / "cache"), *arguments]
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the run ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="1000,10000,100000")
    parser.add_argument("--binary", default=str(ROOT / ".build" / "release" / "lianghui"))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    counts = [int(count) for count in options.pages.split(",")]
    print(f"{'pages':>8} {'ms a page':>10} {'MB resident':>12} {'unchanged':>10} {'one changed':>12}   (CPU time; the last two against the first run)")
    rows, faults = [], []
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            work = pathlib.Path(name)
            make_pages(count, work / "pages")
            cold, memory = run(options.binary, work / "pages", work)
            again, memory_again = run(options.binary, work / "pages", work)
            with (work / "pages" / "000" / "000000.html").open("a") as page:
                page.write("\n")
            changed, memory_changed = run(options.binary, work / "pages", work)
            memory = max(memory, memory_again, memory_changed)
            rows.append(cold / count)
            print(f"{count:8} {1000 * cold / count:10.3f} {memory:12.0f} {again / cold:10.3f} {changed / cold:12.3f}", flush=True)
            if memory > 200: faults.append(f"{memory:.0f} MB resident at {count} pages, more than 200")
            if count >= 10_000 and again > 0.1 * cold: faults.append(f"an unchanged corpus of {count} pages took {again / cold:.2f} of the first run")
            if count >= 10_000 and changed > cold: faults.append(f"one changed page of {count} took longer than the first run")
    if rows[-1] > 1.5 * rows[0]: faults.append(f"the time a page grew from {1000 * rows[0]:.2f} to {1000 * rows[-1]:.2f} ms")
    for fault in faults: print(fault, file=sys.stderr)
    sys.exit(1 if options.check and faults else 0)


if __name__ == "__main__":
    main()
