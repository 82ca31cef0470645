import Emit
import Records
import Testing

@Suite struct SummaryEmitterTests {
    private func summary(_ language: OutputLanguage, rows: [ArticleRow] = [Sample.row()], horizon: String? = "2020") throws
        -> String
    {
        let emitter = SummaryEmitter(path: "summary.txt", name: "test", horizon: horizon, language: language, themes: [Sample.theme])
        let reject = Reject(source: "pages/b.html", code: .init(rawValue: "empty"), message: "the file has no bytes")
        return try Sample.files(emitter, rows: rows, rejects: [reject]).files["summary.txt"] ?? ""
    }

    @Test func chineseTellsFindingReadingThemesPointsAndRejects() throws {
        let text = try summary(.zh)
        for line in [
            "2020年方向：“数字经济”说得最多，1 个有材料的省级地区中 1 个谈到",
            "2020年的 1 条陈述中有 1 条谈“数字经济”，占 100%。",
            "读入 2 个页面（表格一行算一个），得文章 1 篇；搁置 1 个。",
            "陈述 1 条，说的是 1 个地区；日期：2020-01-11，共 1 天有陈述。",
            "按地区：福建省 1 条。",
            "日期注明到日的 1 条、没有日期的 0 条；没有日期的按所在文章的发布日归年：2020年 1",
            "条，其他年份 0 条，年份不详 0 条。",
            "范围：2 个省级地区中有 1 个读到了2020年的材料（截至 2020-01-12），其中没有工作报",
            "告全文。",
            "1. 数字经济：1 条陈述（占 100%），全部文章中提及 1 次",
            "   地区：福建省 1 条（1 个有材料的省级地区中 1 个）",
            "   日期：2020-01-11",
            "   “数字经济规模超2万亿元。”",
            "   —— 福建省2020年政府工作报告，2020-01-11",
            "读到2020年的材料的 1 个省级地区这一年都有涉及主题的陈述。",
            "没有读到2020年的材料，不能说没有提到（1 个）：吉林省。",
            "《两会》（示例新闻网，2020-01-12）",
            "  首先,发展数字经济。〔数字经济〕",
            "  文件没有内容（empty），1 个：",
            "    pages/b.html",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "missing: \(line)")
        }
    }

    @Test func englishTellsTheSame() throws {
        let text = try summary(.en)
        for line in [
            "The direction of 2020: most is said on Digital economy, by 1 of the 1 province",
            "Of 1 statement of 2020, 1 (100%) is on Digital economy.",
            "1 statement about 1 region. Date: 2020-01-11, statements on 1 day.",
            "1. Digital economy (数字经济): 1 statement (100%), 1 mention in all articles",
            "   Regions: 福建省 1 (1 of the 1 province read about)",
            "Not read about in texts of 2020, so nothing can be said of them (1): 吉林省.",
            "  empty, 1: the file has no bytes",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "missing: \(line)")
        }
    }

    @Test func aStatementOfAnotherYearIsNotOfTheHorizon() throws {
        #expect(try summary(.zh, horizon: "2021").contains("2021年方向：2021年的陈述中没有涉及主题的"))
    }

    @Test(arguments: OutputLanguage.allCases) func noLineIsWiderThan80Columns(language: OutputLanguage) throws {
        let long = String(repeating: "发展数字经济\u{FF0C}推动产业升级\u{FF08}试点\u{FF09}。digital economy ", count: 9)
        for line in try summary(language, rows: [Sample.row(statementText: long, title: long)]).split(separator: "\n") {
            let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2010 ? 1 : 2) }
            #expect(columns <= 80, "\(columns): \(line)")
            #expect(!"\u{FF0C}\u{FF09},。、)".contains(line.first ?? "x"), "a mark begins: \(line)")
        }
    }

    /// A row like the sample's whose statement is another.
    private func row(_ id: String, _ text: String, date: CivilDate?, themes: [String] = ["i.digital"], form: Statement.Form = .direct)
        -> ArticleRow
    {
        Sample.row(statementText: text) { enriched in
            enriched.normalized.statements[0].id = id
            enriched.normalized.statements[0].date = date
            enriched.normalized.statements[0].themes = themes
            enriched.normalized.statements[0].form = form
            enriched.normalized.statements[0].figures = []
            enriched.mentions[0].statementID = id
        }
    }

    /// 2019: ten statements, of which two are on the theme; 2020: ten, of which five are.
    private var twoYears: [ArticleRow] {
        (0..<10).map { row("a\($0)", "去年谈的第\($0)句话。", date: CivilDate(2019, 1, 10), themes: $0 < 2 ? ["i.digital"] : []) }
            + (0..<10).map { row("b\($0)", "今年谈的第\($0)句话。", date: CivilDate(2020, 1, 10), themes: $0 < 5 ? ["i.digital"] : []) }
    }

    @Test func whatChangedIsToldBySharesWhereThereIsAYearBefore() throws {
        let text = try summary(.zh, rows: twoYears)
        #expect(text.contains("三、与2019年相比"))
        #expect(text.contains("2019年读到陈述 10 条，2020年 10 条。"))
        #expect(text.contains("  数字经济：2 条（20%）→ 5 条（50%）"))
        #expect(try summary(.en, rows: twoYears).contains("  Digital economy: 2 (20%) → 5 (50%)"))
        #expect(try !summary(.zh).contains("年相比"), "there is no year before")
    }

    @Test func aYearOfNineStatementsIsNotComparedWith() throws {
        let rows = Array(twoYears.dropFirst())
        let text = try summary(.zh, rows: rows)
        #expect(text.contains("2019年读到陈述 9 条，2020年 10 条。一年不足 10 条时"))
        #expect(!text.contains("→"))
        let english = try summary(.en, rows: rows)
        #expect(english.contains("9 statements of 2019 and 10 of 2020 were read.") && !english.contains("→"))
    }

    /// Of 2020: one on the theme by its own day, one by its page's. Of 2019: one. Of no known year: one, on the theme.
    @Test func theStatementsOfTheHorizonAreToldBesideTheOthers() throws {
        var rows = [
            row("a", "今年谈数字经济。", date: CivilDate(2020, 1, 10)), row("b", "没有日期的一句话。", date: nil),
            row("c", "去年谈别的。", date: CivilDate(2019, 1, 12), themes: []),
        ]
        var undated = row("d", "不知何年的数字经济。", date: nil).enriched
        undated.normalized.article.published = nil
        rows.append(ArticleRow(undated))
        let text = try summary(.zh, rows: rows).filter { !$0.isWhitespace }
        #expect(text.contains("日期注明到日的2条、没有日期的2条；没有日期的按所在文章的发布日归年：2020年2条，其他年份1条，年份不详1条。"))
        #expect(text.contains("2020年的2条陈述中有2条谈“数字经济”，占100%。"))
        let none = try summary(.zh, rows: rows, horizon: "2021").filter { !$0.isWhitespace }
        #expect(none.contains("2021年方向：2021年的陈述中没有涉及主题的"))
        #expect(none.contains("2021年的陈述0条，所以没有主题可列。其他年份的陈述3条，其中2条涉及主题。年份不详的陈述1条，其中1条涉及主题。"))
        #expect(!none.contains("没有一条陈述提到"))
        let english = try summary(.en, rows: rows, horizon: "2021").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            english.contains(
                "0 statements of 2021, so there is no theme to list. 3 statements of other years, 2 on a theme. 1 statement of no known year, 1 on a theme."
            )
        )
    }

    @Test func aStatementIsNotOfAYearAfterItsPage() throws {
        let rows = [row("a", "明年要发展数字经济。", date: CivilDate(2021, 1, 10))]
        #expect(try summary(.zh, rows: rows).contains("2020年的 1 条陈述中有 1 条谈“数字经济”"))
    }

    @Test func theQuotationIsAWholeSentenceWithTheThemesFigure() throws {
        let day = CivilDate(2020, 1, 11)
        let fragment = row("a", "数字经济", date: day)
        let indirect = row("b", "会议认为数字经济是明年工作的重点。", date: day, form: .indirect)
        let plain = row("c", "大力发展数字经济和先进制造业。", date: day)
        let rows = [fragment, indirect, plain, Sample.row()]
        #expect(try summary(.zh, rows: rows).contains("   “数字经济规模超2万亿元。”"))
        #expect(try summary(.zh, rows: [fragment, indirect, plain]).contains("   “大力发展数字经济和先进制造业。”"))
        #expect(try summary(.zh, rows: [fragment, indirect]).contains("   “会议认为数字经济是明年工作的重点。”"))
    }

    @Test func aLongPathIsBroken() throws {
        let title = String(repeating: "a", count: 200) + "\n二"
        let lines = try summary(.zh, rows: [Sample.row(title: title)]).split(separator: "\n")
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
        #expect(lines.contains { $0.hasPrefix("《aaaa") })
    }
}
