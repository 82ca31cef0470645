import Emit
import Records
import Testing

@Suite struct SummaryEmitterTests {
    private func summary(_ language: SummaryEmitter.Language, rows: [ArticleRow] = [Sample.row()], horizon: String? = "2020") throws
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
            "1 条陈述中有 1 条谈“数字经济”，占 100%。",
            "读入 2 个页面（表格一行算一个），得文章 1 篇；搁置 1 个。",
            "陈述 1 条，说的是 1 个地区；日期：2020-01-11，共 1 天有陈述。",
            "按地区：福建省 1 条。",
            "范围：2 个省级地区中有 1 个读到了2020年的材料（截至 2020-01-11），其中没有工作报",
            "告全文。",
            "1. 数字经济：1 条陈述（占 100%），全部文章中提及 1 次",
            "   地区：福建省 1 条（1 个有材料的省级地区中 1 个）",
            "   日期：2020-01-11",
            "   “数字经济规模超2万亿元。”",
            "   —— 福建省2020年政府工作报告，2020-01-11",
            "读到2020年的材料的 1 个省级地区都有涉及主题的陈述。",
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
            "Of 1 statement, 1 (100%) is on Digital economy.",
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
        #expect(try summary(.zh, horizon: "2021").contains("2021年方向：没有陈述提到分类表中的主题"))
    }

    @Test(arguments: SummaryEmitter.Language.allCases) func noLineIsWiderThan80Columns(language: SummaryEmitter.Language) throws {
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
        var row = Sample.row(statementText: text)
        row.enriched.normalized.statements[0].id = id
        row.enriched.normalized.statements[0].date = date
        row.enriched.normalized.statements[0].themes = themes
        row.enriched.normalized.statements[0].form = form
        row.enriched.normalized.statements[0].figures = []
        row.enriched.mentions[0].statementID = id
        return row
    }

    @Test func whatChangedIsToldBySharesWhereThereIsAYearBefore() throws {
        let rows = [
            row("a", "去年谈数字经济的第一句话。", date: CivilDate(2019, 1, 10)), row("b", "去年谈别的事情的一句话。", date: CivilDate(2019, 1, 11), themes: []),
            row("c", "去年谈别的事情的又一句话。", date: CivilDate(2019, 1, 12), themes: []), row("d", "今年谈数字经济的第一句话。", date: CivilDate(2020, 1, 10)),
        ]
        let text = try summary(.zh, rows: rows)
        #expect(text.contains("三、与2019年相比"))
        #expect(text.contains("2019年读到陈述 3 条，2020年 1 条。"))
        #expect(text.contains("  数字经济：1 条（33%）→ 1 条（100%）"))
        #expect(try summary(.en, rows: rows).contains("  Digital economy: 1 (33%) → 1 (100%)"))
        #expect(try !summary(.zh).contains("年相比"), "there is no year before")
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
