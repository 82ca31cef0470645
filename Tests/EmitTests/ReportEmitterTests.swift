import Digest
import Emit
import Foundation
import Records
import Testing

@Suite struct ReportEmitterTests {
    private func files(
        _ rows: [ArticleRow] = [Sample.row()],
        language: OutputLanguage = .zh,
        horizon: String? = nil,
        output: String? = "output",
        limits: ReportLimits = ReportLimits()
    ) throws -> [String: String] {
        let reject = Reject(source: "pages/b.html", code: .init(rawValue: "empty"), message: "the file has no bytes")
        return try Sample.files(
            ReportFixture.emitter(language: language, horizon: horizon, output: output, limits: limits),
            rows: rows,
            rejects: [reject]
        )
        .files
    }

    private func report(
        _ rows: [ArticleRow] = [Sample.row()],
        language: OutputLanguage = .zh,
        horizon: String? = nil,
        output: String? = "output"
    ) throws -> String {
        try #require(files(rows, language: language, horizon: horizon, output: output)["report.html"])
    }

    @Test func chineseTellsTheFindingWithItsBase() throws {
        let page = try report()
        for words in [
            "<html lang=\"zh-CN\">",
            "<h1>“数字经济”谈得最多，1 条陈述中有 1 条</h1>",
            "1 个有材料的省级地区中 1 个谈到。",
            "读入 2 个页面，未采用 1 个",
            "全部正文 20 字，每万字 500.0 次",
            "截至 2020年1月12日（所读文章的最晚日期，最早发布于 2020年1月12日），全国 34 个省级地区中读到材料的有 1 个，其中 1 个提到主题词、1 个有陈述。其余 33 个没有读到材料，并不等于没有提及。",
            "陈述 1 条，提及 1 次，每万字 500.0 次，材料 1 篇 20 字，2020年1月11日",
            "文件为空",
        ] {
            #expect(page.contains(words), "missing: \(words)")
        }
    }

    @Test func englishTellsTheSame() throws {
        let page = try report(language: .en)
        for words in [
            "<html lang=\"en\">",
            "<h1>What was read: most is said on “Digital economy”, 1 of 1 statement</h1>",
            "By 1 of the 1 province with text.",
            "of 2 pages read; 1 set aside",
            "there was text on 1 of 34 provinces; 1 mention a term, 1 have statements.",
            "aria-label=\"Fujian: 500.0 per 10,000 characters (1 mention in 20 characters), 1 statement\"",
        ] {
            #expect(page.contains(words), "missing: \(words)")
        }
    }

    /// Two statements of 2020, one of them on the theme; one of 2019 on it. The sample's panel knows one province, and that it is on the theme.
    @Test func theHeadlineIsThatOfTheHorizonAndNamesIt() throws {
        let rows = [
            ReportFixture.row("a1", words: "数字经济。"), ReportFixture.row("a2", words: "去年的数字经济。", date: CivilDate(2019, 1, 11)),
            Sample.row {
                $0.normalized.statements[0].themes = []
                $0.mentions = []
            },
        ]
        let page = try report(rows, horizon: "2020")
        for words in [
            "<h1>2020年方向：“数字经济”谈得最多，2 条陈述中有 1 条</h1>",
            "1 个有2020年材料的省级地区中 1 个谈到。",
            "2020年 2 条，其他年份 1 条，年份不详 0 条；日期：2019年1月11日至2020年1月11日",
            "本图及以下各表计全部年份，不限于2020年。",
        ] {
            #expect(page.contains(words), "missing: \(words)")
        }
        #expect(try report(rows, horizon: "2021").contains("<h1>2021年方向：2021年的陈述中没有涉及所设主题的</h1>"))
        let english = try report(rows, language: .en, horizon: "2020")
        #expect(english.contains("<h1>The direction of 2020: most is said on “Digital economy”, 1 of 2 statements</h1>"))
        #expect(english.contains("of 2020: 2; of other years: 1; of no known year: 0; dated 11 January 2019 to 11 January 2020"))
    }

    @Test func aStatementHasItsDateMarksFiguresAndSource() throws {
        let page = try report()
        for words in [
            "<time>2020年1月11日</time>",
            // The label is the term, so it is not said again above it.
            "“<bdi><mark title=\"数字经济\">数字经济</mark>规模超2万亿元。</bdi>”",
            "<bdi>福建省2020年政府工作报告</bdi>",
            "<bdi>数字经济规模 超2万亿元</bdi>",
            "<cite>《<bdi>两会</bdi>》</cite><span><bdi>示例新闻网</bdi></span><span>2020年1月12日</span>",
            "href=\"../pages/a.html#:~:text=%E6%95%B0%E5%AD%97%E7%BB%8F%E6%B5%8E%E8%A7%84%E6%A8%A1%E8%B6%852%E4%B8%87%E4%BA%BF%E5%85%83\"",
        ] {
            #expect(page.contains(words), "missing: \(words)")
        }
    }

    @Test func aMarkHasTheThemesLabelAboveItsFirstHitWhereTheTermDiffers() throws {
        let row = ReportFixture.row("a1", words: "数字经济和数字经济。")
        #expect(
            try report([row], language: .en).contains(
                "<mark title=\"Digital economy\"><ruby>数字经济<rt>Digital economy</rt></ruby></mark>和"
                    + "<mark title=\"Digital economy\">数字经济</mark>。"
            )
        )
    }

    @Test func everyProvinceHasATileThatLeadsToAPlace() throws {
        let page = try report()
        let elements = ReportFixture.elements(of: page)
        let ids = Set(elements.compactMap { $0.attributes["id"] })
        let tiles = elements.filter { $0.attributes["class"]?.hasPrefix("tile ") ?? false && $0.attributes["width"] == "41" }
        #expect(tiles.count == 34)
        for link in elements.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())), "\(link) leads nowhere")
        }
        #expect(page.contains("<a href=\"#r-350000\" aria-label=\"福建：每万字 500.0 次（提及 1 次，正文 20 字），陈述 1 条\">"))
        #expect(page.contains("<a href=\"#r-none\" aria-label=\"北京：没有读到材料\">"))
    }

    /// The headline's, the map's and the table's numbers are those of the tables.
    @Test func theTableOfRegionsAndThemesHasTheCounts() throws {
        let page = try report()
        #expect(
            page.contains(
                "<tr><th scope=\"row\"><a href=\"#r-350000\">福建</a></th><td class=\"n\">1</td><td class=\"n\">20</td><td class=\"n\">1</td>"
                    + "<td class=\"n\">500.0</td><td class=\"s5\">1</td></tr>"
            )
        )
    }

    @Test func thePolicyNamesTheHashesOfItsOwnStyleAndScript() throws {
        let page = try report()
        for (tag, directive) in [("style", "style-src"), ("script", "script-src")] {
            let start = try #require(page.range(of: "<\(tag)>")).upperBound
            let end = try #require(page.range(of: "</\(tag)>")).lowerBound
            #expect(page.contains("\(directive) &#39;sha256-\(SHA256Digest.base64(Array(page[start..<end].utf8)))&#39;"))
        }
        #expect(page.contains("default-src &#39;none&#39;"))
    }

    @Test func aRegionBeyondTheLimitGetsPagesOfItsOwn() throws {
        var limits = ReportLimits()
        limits.inlineStatements = 2
        limits.excerpts = 1
        limits.excerptCharacters = 4
        limits.pageStatements = 2
        let rows = (1...5).map { ReportFixture.row("a\($0)", words: "第\($0)句话，发展数字经济。") }
        let files = try files(rows, limits: limits)
        #expect(Set(files.keys) == ["report.html", "report/350000.html", "report/350000-2.html", "report/350000-3.html"])
        let pages = ["report/350000.html", "report/350000-2.html", "report/350000-3.html"].map { files[$0] ?? "" }
        #expect(pages.map { page in (1...5).filter { page.contains("<li id=\"s-sa\($0)\"") } } == [[1, 2], [3, 4], [5]])
        #expect(pages.allSatisfy { $0.hasSuffix("</html>\n") && $0.contains("href=\"../report.html#r-350000\"") })
        #expect(pages[1].contains("<a href=\"350000.html\" rel=\"prev\">上一页</a>"))
        #expect(pages[1].contains("<a href=\"350000-3.html\" rel=\"next\">下一页</a>"))
        #expect(pages[0].contains("href=\"../../data/pages/a.html#"))
        let report = try #require(files["report.html"])
        #expect(report.contains("以下为全部 5 条中有代表性的 1 条"))
        #expect(report.contains("<bdi>第1句话</bdi>”<span class=\"cut\">（节录）</span>"))
        #expect(report.contains("<a href=\"report/350000-3.html\">第 3 页</a>"))
    }

    @Test func statementsStandInTheOrderOfTheirDates() throws {
        let rows = [
            ReportFixture.row("a1", words: "没有日期。", date: nil), ReportFixture.row("a2", words: "后说。", date: CivilDate(2020, 1, 12)),
            ReportFixture.row("a3", words: "先说。", date: CivilDate(2020, 1, 11)),
        ]
        let page = try report(rows)
        let places = try ["先说。", "后说。", "没有日期。"].map { try #require(page.range(of: "<bdi>\($0)")).lowerBound }
        #expect(places == places.sorted())
    }

    @Test func anArticleThatRepeatsAnotherIsNotShown() throws {
        var enriched = ReportFixture.row("a2", words: "重复的话。").enriched
        enriched.duplicateOf = "a1"
        let page = try report([Sample.row(), ArticleRow(enriched)])
        #expect(!page.contains("重复的话"))
        #expect(page.contains("重复的 1 篇不再计"))
    }

    @Test func aPageInAContainerIsNamedButNotLinked() throws {
        for source in ["data/a.mhtml", "data/a.zip!/b.html", "data/a.csv#3"] {
            let page = try report([ReportFixture.row("a1", words: "一句话。", source: source)])
            #expect(page.contains("<span class=\"path\"><bdi>\(source)</bdi></span>"))
        }
    }

    @Test func withoutAKnownFolderNoSavedPageIsLinked() throws {
        #expect(!(try report(output: nil)).contains("../pages/a.html"))
    }

    @Test func itNamesVersionsHashesAndTheManifest() throws {
        let page = try report()
        let lines = SHA256Digest.hex("00  pages/a.html\n".utf8)
        for words in [
            "lianghui 9.9", "<code>feed</code>", "data/t.json</bdi> <code>beef</code>", "<code>\(lines)</code>", "href=\"manifest.json\"",
        ] {
            #expect(page.contains(words), "missing: \(words)")
        }
    }

    @Test func theSameRecordsGiveTheSameBytes() throws {
        #expect(try files() == files())
    }

    @Test(arguments: [
        (#"{"tiles": []}"#, "'tiles' must be a list of tiles"),
        (#"{"tiles": [{"code": "1"}]}"#, "'column' must be a whole number from 0 to 11"),
        (
            #"{"tiles": [{"code":"1","column":0,"row":0,"short":"a","letters":"A","english":"a"},{"code":"2","column":0,"row":0,"short":"b","letters":"B","english":"b"}]}"#,
            "'2' has the place of '1'"
        ),
    ])
    func aWrongTableOfTilesIsRefused(json: String, message: String) {
        #expect { try ProvinceTile.read(json: Array(json.utf8)) } throws: { ($0 as? DataFault)?.message == message }
    }
}
