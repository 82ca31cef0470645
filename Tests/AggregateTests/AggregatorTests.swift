import Aggregate
import Records
import Testing

@Suite struct AggregatorTests {
    private static let fujian = Region(code: "350000", name: "福建省", level: .province, provinceCode: "350000")
    private static let fuzhou = Region(code: "350100", name: "福州市", level: .prefecture, provinceCode: "350000")
    private let aggregator = aggregator(panelPeriod: .month)

    private static func aggregator(panelPeriod: Period) -> Aggregator {
        Aggregator(
            period: .day,
            panelPeriod: panelPeriod,
            regions: .init(
                ancestors: { region, _ in region.code == "CN" ? [] : (region.level == .prefecture ? [Self.fujian] : []) + [.china] },
                unit: { region, _ in region.level == .prefecture || region.level == .province ? Self.fujian : nil }
            )
        )
    }

    private func article(_ id: String, _ region: Region?, day: Int, text: String = "区块链", duplicateOf: String? = nil) -> EnrichedArticle {
        let date = CivilDate(2020, 1, day)
        let whole = UTF8Text(text).whole
        var normalized = NormalizedArticle(article: .plain(id: id, text: text))
        normalized.passages = [Passage(span: whole, region: region, date: date)]
        normalized.statements = [
            Statement(
                id: id + "s",
                articleID: id,
                sequence: 1,
                region: region,
                date: date,
                form: .direct,
                text: text,
                themes: ["t"],
                span: whole,
                rule: "quote"
            )
        ]
        let mention = Mention(theme: "t", term: "区块链", span: whole, statementID: id + "s", region: region, date: date)
        return EnrichedArticle(normalized: normalized, mentions: [mention], duplicateOf: duplicateOf)
    }

    @Test func aQuestionIsNoStatement() {
        var asked = article("a", Self.fuzhou, day: 11)
        asked.normalized.statements[0].form = .question
        asked.normalized.statements[0].themes = []
        let tallies = aggregator.tallies(of: asked)
        #expect(tallies.all == .init(articles: 1, statements: 0, mentions: 1, characters: 3))
    }

    @Test func countsRollUpToProvinceAndCountry() {
        var tallies = Tallies()
        for article in [article("a", Self.fuzhou, day: 11), article("b", Self.fujian, day: 11), article("c", nil, day: 12)] {
            tallies.merge(aggregator.tallies(of: article))
        }
        #expect(tallies.all == .init(articles: 3, statements: 3, mentions: 3, characters: 9))
        #expect(tallies.byRegion["350100"]?.total.statements == 1)
        #expect(tallies.byRegion["350000"]?.total == .init(articles: 2, statements: 2, mentions: 2, characters: 6))
        #expect(tallies.byRegion["350000"]?.own == .init(statements: 1, mentions: 1, characters: 3))
        #expect(tallies.byRegion["CN"]?.total.statements == 2)
        #expect(tallies.byRegion["CN"]?.own == .init())
        #expect(tallies.byPeriod["2020-01-11"]?.articles == 2)
        #expect(tallies.byTheme["t"]?.mentions == 3)
    }

    @Test func theOrderOfMergingChangesNothing() {
        let parts = (1...6).map { aggregator.tallies(of: article("a\($0)", $0 % 2 == 0 ? Self.fuzhou : nil, day: $0)) }
        func merged(_ parts: [Tallies]) -> Tallies { parts.reduce(into: Tallies()) { $0.merge($1) } }
        #expect(merged(parts) == merged(parts.reversed()))
        #expect(merged([merged(Array(parts[..<2])), merged(Array(parts[2...]))]) == merged(parts))
    }

    @Test func anArticleThatRepeatsAnotherIsNotCountedAgain() {
        #expect(aggregator.tallies(of: article("a", Self.fujian, day: 11, duplicateOf: "b")) == Tallies())
    }

    @Test(arguments: [(Period.day, "2020-01-09"), (.month, "2020-01"), (.year, "2020")])
    func periodsAreNamedByTheirGrain(period: Period, name: String) throws {
        #expect(period.name(of: try #require(CivilDate(2020, 1, 9))) == name)
    }

    @Test(arguments: [(DatePrecision.month, "2020-01"), (.quarter, "2020"), (.year, "2020"), (.range, "2020")])
    func aDateIsNotCountedFinerThanTheTextTellsIt(precision: DatePrecision, name: String) throws {
        #expect(Period.day.name(of: try #require(CivilDate(2020, 1, 1)), precision: precision) == name)
    }

    @Test func theWordsOfAStatementAreCountedWhereTheStatementIs() throws {
        var article = article("a", Self.fujian, day: 11, text: "区块链与“区块链”")
        article.normalized.passages[0].date = CivilDate(2020, 1, 12)
        article.normalized.statements[0].span = TextSpan(12, 27)
        let tallies = aggregator.tallies(of: article)
        #expect(tallies.byPeriod["2020-01-12"]?.characters == 4)
        #expect(tallies.byPeriod["2020-01-11"]?.characters == 5)
        #expect(tallies.all.characters == 9)
    }

    @Test func thePanelRollsUpToItsLevelAndItsPeriod() throws {
        var tallies = Tallies()
        for article in [article("a", Self.fuzhou, day: 11), article("b", Self.fujian, day: 12), article("c", .china, day: 13)] {
            tallies.merge(aggregator.tallies(of: article))
        }
        let panel = tallies.panel
        let place = PanelTallies.Place(period: "2020-01", region: "350000")
        #expect(panel.coverage.count == 1)
        #expect(panel.coverage[place]?.documents == 2)
        #expect(panel.coverage[place]?.characters == 6)
        #expect(panel.coverage[place]?.first == CivilDate(2020, 1, 11))
        #expect(panel.coverage[place]?.last == CivilDate(2020, 1, 12))
        #expect(panel.cells.count == 1)
        let (cell, count) = try #require(panel.cells.first)
        #expect(cell.place == place && cell.theme == "t")
        #expect(count == .init(articles: 2, statements: 2, mentions: 2))
    }

    /// Of a text of 15 January 2020.
    @Test(
        arguments: [
            (nil, .day, "2020-01-15"), (CivilDate(2020, 1, 11), .day, "2020-01-11"), (CivilDate(2020, 1, 1), .month, "2020-01-15"),
            (CivilDate(2019, 1, 1), .year, nil), (CivilDate(2020, 1, 1), .year, "2020-01-15"),
        ] as [(CivilDate?, DatePrecision, String?)]
    )
    func wordsWithoutADayAreThoseOfThePublicationThatFits(date: CivilDate?, precision: DatePrecision, period: String?) {
        var article = article("a", Self.fujian, day: 11)
        article.normalized.article.published = CivilDate(2020, 1, 15)
        article.normalized.statements = []
        article.normalized.passages[0].date = date
        article.normalized.passages[0].datePrecision = precision
        article.mentions = []
        let panel = Self.aggregator(panelPeriod: .day).tallies(of: article).panel
        #expect(panel.coverage.keys.map(\.period) == [period].compactMap { $0 })
    }

    @Test func aReportIsOneWhereMostOfItsWordsAre() {
        var article = article("a", Self.fujian, day: 11, text: "去年区块链，今年区块链和别的")
        article.normalized.isReport = true
        article.normalized.statements = []
        article.normalized.passages = [
            Passage(span: TextSpan(0, 15), region: Self.fujian, date: CivilDate(2019, 12, 1)),
            Passage(span: TextSpan(15, 42), region: Self.fujian, date: CivilDate(2020, 1, 11)),
        ]
        article.mentions = []
        let coverage = aggregator.tallies(of: article).panel.coverage
        #expect(coverage[.init(period: "2019-12", region: "350000")]?.reports == 0)
        #expect(coverage[.init(period: "2020-01", region: "350000")]?.reports == 1)
    }

    private static let jiangsu = Region(code: "320000", name: "江苏省", level: .province, provinceCode: "320000")

    /// A page of 26 February that has a line on 江苏省 and one on 福建省; the name stands at the end of the line's first `before` characters.
    private func page(line: String, before: Int = 3, mentions: [Mention] = []) -> EnrichedArticle {
        let end = "福建省推进区块链应用。"
        let text = line + "\n" + end
        var normalized = NormalizedArticle(article: .plain(id: "a", text: text))
        normalized.article.published = CivilDate(2020, 2, 26)
        let name = TextSpan((before - 3) * 3, before * 3)
        let first = TextSpan(0, line.utf8.count + 1)
        let second = TextSpan(first.end, text.utf8.count)
        normalized.regionMentions = [
            RegionMention(span: name, region: Self.jiangsu, rule: "test"),
            RegionMention(span: TextSpan(second.start, second.start + 9), region: Self.fujian, rule: "test"),
        ]
        normalized.passages = [Passage(span: first, region: Self.jiangsu), Passage(span: second, region: Self.fujian)]
        return EnrichedArticle(normalized: normalized, mentions: mentions)
    }

    private static let eachRegion = Aggregator(
        period: .day,
        panelPeriod: .month,
        regions: .init(ancestors: { _, _ in [] }, unit: { region, _ in region })
    )

    @Test(arguments: [("江苏省", 3), ("三、江苏省：", 5), ("江苏省（第十二）", 3), ("江苏省两会", 3)])
    func aRegionIsNotReadAboutWhereOnlyItsNameStands(line: String, before: Int) {
        let tallies = Self.eachRegion.tallies(of: page(line: line, before: before))
        #expect(tallies.panel.coverage.keys.map(\.region) == ["350000"])
        #expect(tallies.byRegion["320000"] == nil)
        // 福建省推进区块链应用。
        #expect(tallies.all.characters == 11)
    }

    @Test func aLineOfWordsIsReadAboutItsRegionAndSoIsANameWithAMention() {
        let line = Self.eachRegion.tallies(of: page(line: "江苏省建设数据中心"))
        #expect(line.panel.coverage[.init(period: "2020-02", region: "320000")]?.documents == 1)
        #expect(line.byRegion["320000"]?.total.characters == 10, "with the end of the line")
        let mention = Mention(theme: "t", term: "建链", span: TextSpan(9, 15), region: Self.jiangsu)
        let named = Self.eachRegion.tallies(of: page(line: "江苏省建链", mentions: [mention]))
        #expect(named.byRegion["320000"]?.total == .init(articles: 1, mentions: 1, characters: 6))
    }

    @Test func aHeadingIsNoText() {
        var article = page(line: "江苏省推进区块链应用的几项举措")
        article.normalized.article.blocks[0].kind = .heading(level: 2)
        #expect(Self.eachRegion.tallies(of: article).byRegion["320000"] == nil)
    }

    /// A page of 26 February tells of a flight at the end of March, and of a meeting in January, without its day.
    @Test func nothingIsReadAfterThePublicationOfItsPage() {
        var article = page(line: "江苏省预计三月底首飞新机型")
        article.normalized.passages[0].date = CivilDate(2020, 3, 31)
        article.normalized.passages[0].datePrecision = .day
        article.normalized.passages[1].date = CivilDate(2020, 1, 1)
        article.normalized.passages[1].datePrecision = .month
        let tallies = Self.eachRegion.tallies(of: article)
        #expect(tallies.asOf == CivilDate(2020, 2, 26))
        #expect(
            Set(tallies.panel.coverage.keys) == [.init(period: "2020-02", region: "320000"), .init(period: "2020-01", region: "350000")]
        )
        #expect(tallies.panel.coverage[.init(period: "2020-02", region: "320000")]?.last == CivilDate(2020, 2, 26))
        let january = tallies.panel.coverage[.init(period: "2020-01", region: "350000")]
        #expect(january?.documents == 1 && january?.first == nil && january?.last == nil, "no day of January is told")
    }

    @Test func theNewestDayOfAllArticlesIsTheDayUpToWhichTheyWereRead() {
        var tallies = Tallies()
        #expect(tallies.asOf == nil)
        // 11 January by its statement, for it has no day of publication.
        tallies.merge(aggregator.tallies(of: article("a", Self.fujian, day: 11)))
        #expect(tallies.asOf == CivilDate(2020, 1, 11))
        var published = article("b", nil, day: 9)
        published.normalized.article.published = CivilDate(2020, 1, 10)
        tallies.merge(aggregator.tallies(of: published))
        #expect(tallies.asOf == CivilDate(2020, 1, 11))
    }
}
