import Enrich
import Foundation
import Records
import Testing

@Suite struct EnricherTests {
    private let taxonomy = Taxonomy(
        name: "test",
        version: "1",
        groups: [ThemeGroup(id: "f", zh: "金融", en: "Finance")],
        themes: [
            Theme(id: "i.chain", zh: "供应链", en: "Supply chain", group: "f", terms: ["供应链"], exclusions: ["软件供应链"]),
            Theme(id: "f.finance", zh: "供应链金融", en: "Supply-chain finance", group: "f", terms: ["供应链金融"], exclusions: []),
            Theme(id: "t.ai", zh: "人工智能", en: "AI", group: "f", terms: ["AI", "人工智能"], exclusions: []),
        ]
    )

    private func mentions(in text: String) -> [String] {
        let article = NormalizedArticle(article: .plain(id: "a", text: text))
        return Enricher(taxonomy: taxonomy).enrich(article).mentions.map { "\($0.theme):\($0.term)@\($0.span.start)" }
    }

    @Test(arguments: [
        ("供应链金融", ["f.finance:供应链金融@0"]),
        ("供应链和供应链金融", ["i.chain:供应链@0", "f.finance:供应链金融@12"]),
        ("软件供应链与供应链", ["i.chain:供应链@18"]),
        ("ai与AI", ["t.ai:AI@0", "t.ai:AI@5"]),
        ("MAIL", []),
        ("", []),
    ])
    func hitsHaveTheirReading(text: String, expected: [String]) {
        #expect(mentions(in: text) == expected)
    }

    @Test(arguments: [
        ("发展大数据。", ["t.data"]),
        ("发展供应链和大数据。", ["i.chain", "t.data"]),
        ("发展供应链和供应链金融,不忘大数据。", ["i.chain", "f.finance"]),
        ("发展供应链、供应链金融和大数据,补短板。", ["i.chain", "f.finance", "t.data"]),
        ("依托大数据做强供应链与供应链金融。", ["i.chain", "f.finance", "t.data"]),
        ("发展供应链、供应链金融,用好大数据,管好大数据。", ["i.chain", "f.finance", "t.data"]),
    ])
    func aGeneralWordInPassingIsNoThemeOfAStatement(text: String, themes: [String]) {
        var taxonomy = taxonomy
        taxonomy.themes.append(
            Theme(id: "t.data", zh: "大数据", en: "Big data", group: "f", terms: ["大数据"], generalTerms: ["大数据"], exclusions: [])
        )
        var article = NormalizedArticle(article: .plain(id: "a", text: text))
        let whole = article.article.text.whole
        article.statements = [Statement(id: "s", articleID: "a", sequence: 1, form: .direct, text: text, span: whole, rule: "quote")]
        #expect(Enricher(taxonomy: taxonomy).enrich(article).statements[0].themes == themes)
    }

    /// 金|融资|源: the end of one word and the beginning of the next are no term of the project's taxonomy.
    @Test(arguments: ["省人民政府", "盘活金融资源", "深化科技改革", "预算力争增长", "他指出海南要开放", "诚信创新", "提高自治水平", "明确权责", "独立法人", "停车企业"])
    func noTermIsReadAcrossWords(text: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let bytes = Array(try Data(contentsOf: root.appending(path: "data/taxonomy.json")))
        guard case .taxonomy(let taxonomy) = Taxonomy.read(json: bytes) else { throw CocoaError(.fileReadCorruptFile) }
        let article = NormalizedArticle(article: .plain(id: "a", text: text))
        #expect(Enricher(taxonomy: taxonomy).enrich(article).mentions.map(\.term) == [])
    }

    @Test func aQuestionCarriesNoTheme() throws {
        let text = "人工智能怎么管？"
        var article = NormalizedArticle(article: .plain(id: "a", text: text))
        let whole = article.article.text.whole
        article.statements = [Statement(id: "s", articleID: "a", sequence: 1, form: .question, text: text, span: whole, rule: "label")]
        let enriched = Enricher(taxonomy: taxonomy).enrich(article)
        #expect(enriched.statements[0].themes == [])
        #expect(enriched.mentions.map(\.statementID) == ["s"])
        let telling = Enricher(taxonomy: taxonomy).tellings(of: enriched.statements[0], in: article.article.text)
        #expect(telling.map(\.telling) == [.asked])
    }

    @Test func aHitBelongsToItsStatementElseToItsPassage() throws {
        let text = "人工智能。“供应链金融”。"
        let fujian = Region(code: "350000", name: "福建省", level: .province, provinceCode: "350000")
        let hebei = Region(code: "130000", name: "河北省", level: .province, provinceCode: "130000")
        let day = try #require(CivilDate(2020, 1, 11))
        var article = NormalizedArticle(article: .plain(id: "a", text: text))
        article.passages = [Passage(span: article.article.text.whole, region: hebei, date: nil)]
        article.statements = [
            Statement(
                id: "s",
                articleID: "a",
                sequence: 1,
                region: fujian,
                date: day,
                form: .direct,
                text: "供应链金融",
                span: TextSpan(15, 36),
                rule: "quote"
            )
        ]
        let enriched = Enricher(taxonomy: taxonomy).enrich(article)
        #expect(enriched.statements[0].themes == ["f.finance"])
        #expect(enriched.mentions.map(\.statementID) == [nil, "s"])
        #expect(enriched.mentions.map(\.region) == [hebei, fujian])
        #expect(enriched.mentions.map(\.date) == [nil, day])
    }
}
