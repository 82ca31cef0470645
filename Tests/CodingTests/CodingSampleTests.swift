import CSVText
import Coding
import Testing

@Suite struct CodingSampleTests {
    /// Rosetta Code, "Pseudo-random numbers/Splitmix64", seed 1234567; the first number of seed 0 is that of the authors' Java class.
    @Test func randomNumbers() {
        var generator = SplitMix64(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ]
        )
        var zero = SplitMix64(seed: 0)
        #expect(zero.next() == 0xE220_A839_7B1D_CDAF)
    }

    @Test func everyNumberBelowABoundIsAsLikely() {
        var generator = SplitMix64(seed: 1)
        var counts = [0, 0, 0]
        for _ in 0..<30_000 { counts[generator.next(below: 3)] += 1 }
        // Five standard deviations of a binomial distribution with n = 30,000 and p = 1/3 are 408.
        for count in counts { #expect(abs(count - 10_000) < 408) }
    }

    /// The usual example of Hamilton's method: 100,000 votes, 10 seats.
    @Test func largestRemainder() {
        #expect(
            ProportionalAllocation.counts(10, sizes: [47_000, 16_000, 15_900, 12_000, 6_000, 3_100]) == [5, 2, 1, 1, 1, 0]
        )
        #expect(ProportionalAllocation.counts(1, sizes: [1, 3, 3]) == [0, 1, 0])
        #expect(ProportionalAllocation.counts(7, sizes: [1, 3, 3]) == [1, 3, 3])
    }

    /// 20 statements of one theme, 10 of another that is rare elsewhere, 10 of none, by turns from two regions.
    private static let statements: [String] = (0..<40).map { i in
        let themes = i < 20 ? "common" : i < 30 ? "common;rare" : ""
        return "s\(i + 10),a1,2020-01-11,\(i % 2 == 0 ? "福建省" : "甘肃省"),,\"文,\(i)\",\(themes)\r\n"
    }

    private static let articles = TableFile("articles.csv", Array("id,duplicate_of\r\na1,\r\na2,a1\r\n".utf8))

    private func sample(_ n: Int, seed: UInt64 = 7, by: [String] = ["theme", "region"], rows: [String] = statements) throws -> CodingSample
    {
        let table = "\u{FEFF}id,article_id,date,region,speaker,text,themes\r\n" + rows.joined()
        return try CodingSample(
            statements: TableFile("statements.csv", Array(table.utf8)),
            articles: Self.articles,
            n: n,
            seed: seed,
            by: by
        )
    }

    private func cells(_ bytes: [UInt8]) throws -> [[String]] {
        try CSVParser.rows(of: bytes).map { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test func sheetAndKey() throws {
        let sample = try sample(8)
        #expect(sample.count == 8 && sample.population == 40)
        #expect(sample.strata == (6, 6))
        let sheet = try cells(sample.sheet)
        #expect(sheet[0] == ["id", "date", "region", "speaker", "text", "coder_a", "coder_b"])
        #expect(sheet.dropFirst().allSatisfy { $0[5].isEmpty && $0[6].isEmpty && $0[4].hasPrefix("文,") })
        let key = try cells(sample.key)
        #expect(key[0] == ["id", "program", "stratum", "stratum_size", "stratum_sample"])
        #expect(key.map { $0[0] } == sheet.map { $0[0] })
        #expect(Set(key.map { $0[0] }).count == 9)
        // 8 of 40 is a fifth: 2 of each 10, 1 of each 5.
        let strata = Dictionary(grouping: key.dropFirst()) { $0[2] }.mapValues(\.count)
        #expect(
            strata == [
                "common | 福建省": 2, "common | 甘肃省": 2, "rare | 福建省": 1, "rare | 甘肃省": 1, "none | 福建省": 1, "none | 甘肃省": 1,
            ]
        )
        for row in key.dropFirst() {
            #expect(row[1] == (row[2].hasPrefix("rare") ? "common;rare" : row[2].hasPrefix("none") ? "none" : "common"))
            #expect(row[3] == (row[2].hasPrefix("common") ? "10" : "5"))
        }
    }

    @Test func theOrderOfTheTableDoesNotMatter() throws {
        let sample = try sample(8)
        let reversed = try self.sample(8, rows: Self.statements.reversed())
        #expect(sample.sheet == reversed.sheet)
        #expect(sample.key == reversed.key)
        #expect(try self.sample(8, seed: 8).sheet != sample.sheet)
    }

    @Test func aSmallSnapshotIsTakenWhole() throws {
        let sample = try sample(100, by: [])
        #expect(sample.count == 40)
        #expect(sample.strata == (1, 1))
    }

    @Test func whatRepeatsAnotherArticleIsLeftOut() throws {
        let sample = try sample(100, rows: Self.statements + ["s90,a2,2020-01-11,福建省,,文,common\r\n"])
        #expect(sample.population == 40)
        #expect(try cells(sample.key).allSatisfy { $0[0] != "s90" })
    }

    @Test func faults() throws {
        let fault = #expect(throws: CodingFault.self) { try self.sample(5, by: ["regoin"]) }
        let message = "statements.csv: error: 'regoin' makes no strata; take theme, or columns of the table: id, article_id, date"
        #expect(fault?.description.hasPrefix(message) == true)
        #expect(throws: CodingFault.self) { try self.sample(5, rows: []) }
        do throws(CodingFault) {
            let table = TableFile("x.csv", Array("id,text\r\n".utf8))
            _ = try CodingSample(statements: table, articles: Self.articles, n: 1, seed: 1, by: [])
        } catch {
            #expect(
                error.description
                    == "x.csv:1: error: there is no column 'date', 'region', 'speaker', 'article_id', 'themes'; the columns are: id, text"
            )
        }
    }
}
