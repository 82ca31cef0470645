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
            "2020年方向摘要 · test",
            "说得最多的是“数字经济”：1 条陈述，涉及 1 个地区。",
            "读入 2 个页面，得文章 1 篇，搁置 1 个。",
            "按地区：福建省 1 条。",
            "1. 数字经济：1 条陈述，全文提及 1 次",
            "   日期：2020-01-11",
            "   “数字经济规模超2万亿元。”",
            "   —— 福建省2020年政府工作报告，2020-01-11",
            "《两会》（示例新闻网，2020-01-12）",
            "  首先,发展数字经济。〔数字经济〕",
            "  pages/b.html: empty. the file has no bytes",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "missing: \(line)")
        }
    }

    @Test func englishTellsTheSame() throws {
        let text = try summary(.en)
        #expect(text.contains("Most is said on Digital economy: 1 statement from 1 region."))
        #expect(text.contains("1. Digital economy (数字经济): 1 statement, 1 mention in all text"))
    }

    @Test func aStatementOfAnotherYearIsNotOfTheHorizon() throws {
        #expect(try summary(.zh, horizon: "2021").contains("没有一条陈述提到分类表中的主题。"))
    }

    @Test(arguments: SummaryEmitter.Language.allCases) func noLineIsWiderThan80Columns(language: SummaryEmitter.Language) throws {
        let long = String(repeating: "发展数字经济\u{FF0C}推动产业升级\u{FF08}试点\u{FF09}。digital economy ", count: 9)
        for line in try summary(language, rows: [Sample.row(statementText: long, title: long)]).split(separator: "\n") {
            let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2010 ? 1 : 2) }
            #expect(columns <= 80, "\(columns): \(line)")
            #expect(!"\u{FF0C}\u{FF09},。、)".contains(line.first ?? "x"), "a mark begins: \(line)")
        }
    }
}
