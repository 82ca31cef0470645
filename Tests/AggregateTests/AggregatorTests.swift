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
}
