import Digest
import Emit
import Foundation
import Records
import Testing

@Suite struct TablesTests {
    private func csv(_ settings: CSVEmitter.Settings = .init(folder: "csv", hasByteOrderMark: false), rows: [ArticleRow] = [Sample.row()])
        throws -> [String: String]
    {
        let group = ThemeGroup(id: "i", zh: "产业应用", en: "Industry")
        return try Sample.files(CSVEmitter(settings, groups: [group], themes: [Sample.theme]), rows: rows).files
    }

    @Test func declarationsHoldTogether() throws {
        for table in OutputTables.all {
            let names = table.columns.map(\.name)
            #expect(Set(names).count == names.count, "\(table.name): a name stands twice")
            for name in names { #expect(name.utf8.allSatisfy { $0 >= 0x30 && $0 < 0x80 } && name.count <= 32, "\(table.name).\(name)") }
            for key in table.primaryKey {
                #expect(table.columns.first { $0.name == key }?.isRequired == true, "\(table.name).\(key) is a key that may be empty")
            }
            for key in table.foreignKeys {
                #expect(names.contains(key.column))
                let other = try #require(OutputTables.all.first { $0.name == key.table })
                #expect(other.primaryKey == [key.referenced], "\(table.name).\(key.column) refers to no key")
            }
            for column in table.columns { #expect(column.meaning.hasSuffix("."), "\(table.name).\(column.name)") }
        }
    }

    @Test func thePanelHasEveryCellAndTellsZeroFromUnread() throws {
        #expect(
            try csv()["csv/panel.csv"] == """
                period,region_code,region,province_code,theme,counting,articles,statements,mentions,chars,per_10k_chars,documents,\
                regions_covered,regions,as_of\r
                2020-01,220000,吉林省,220000,i.digital,substring,,,,,,0,1,2,2020-01-12\r
                2020-01,350000,福建省,350000,i.digital,substring,1,1,1,20,500,1,1,2,2020-01-12\r

                """
        )
    }

    @Test func coverageTellsWhatWasReadAboutWhom() throws {
        #expect(
            try csv()["csv/coverage.csv"] == """
                period,region_code,region,province_code,documents,work_reports,chars,first_date,last_date,regions_covered,regions,as_of\r
                2020-01,220000,吉林省,220000,0,0,0,,,1,2,2020-01-12\r
                2020-01,350000,福建省,350000,1,0,20,2020-01-11,2020-01-11,1,2,2020-01-12\r

                """
        )
    }

    @Test func theWideFormHasAColumnForEachTheme() throws {
        let files = try csv(.init(folder: "csv", hasByteOrderMark: false, isWide: true))
        #expect(
            files["csv/panel_wide.csv"] == """
                period,region_code,region,province_code,chars,documents,regions_covered,regions,as_of,m_i_digital\r
                2020-01,220000,吉林省,220000,,0,1,2,2020-01-12,\r
                2020-01,350000,福建省,350000,20,1,1,2,2020-01-12,1\r

                """
        )
    }

    @Test func aSecondGrainIsOnlyCounts() throws {
        let settings = CSVEmitter.Settings(folder: "yearly", tables: .counts)
        #expect(try Set(csv(settings).keys) == Set(settings.paths))
        #expect(settings.paths.contains("yearly/panel.csv"))
        #expect(!settings.paths.contains("yearly/statements.csv"))
    }

    @Test func recordsAloneLeaveOutTheCounts() throws {
        let settings = CSVEmitter.Settings(folder: "records", tables: .records)
        #expect(try Set(csv(settings).keys) == Set(settings.paths))
        #expect(settings.paths.contains("records/statements.csv") && settings.paths.contains("records/rejects.csv"))
        #expect(!settings.paths.contains("records/panel.csv"))
    }

    /// 366 days × 500 regions: 183,000 rows, some 16 MB.
    @Test func theRowsOfAPanelAreWrittenAsTheyAreMade() throws {
        var tallies = Sample.tallies
        tallies.panel = Panel(
            level: .county,
            periods: (0..<366).compactMap { CivilDate(dayNumber: 18262 + $0)?.description },
            regions: (0..<500).map { Region(code: "\(100_000 + $0)", name: "某县", level: .county, provinceCode: "100000") },
            themes: [Sample.theme],
            asOf: CivilDate(2020, 12, 31),
            coverage: { period, region in
                period == "2020-12-31" && region == "100499" ? .init(documents: 1, reports: 0, characters: 20, first: nil, last: nil) : nil
            },
            cells: { _, _ in [Sample.theme.id: .init(articles: 1, statements: 1, mentions: 1)] }
        )
        let written = WrittenFiles()
        var out = written.buffer()
        var emitter = CSVEmitter(.init(folder: "csv", hasByteOrderMark: false, tables: .counts), groups: [], themes: [Sample.theme])
        emitter.begin(&out)
        try emitter.finish(tallies, &out)
        try out.writeAll()
        let panel = String(decoding: try #require(written.files["csv/panel.csv"]), as: UTF8.self)
        #expect(panel.utf8.count { $0 == 0x0A } == 366 * 500 + 1)
        #expect(panel.hasSuffix("\r\n2020-12-31,100499,某县,100000,i.digital,substring,1,1,1,20,500,1,1,500,2020-12-31\r\n"))
        #expect(written.largestPiece < 1 << 19)
    }

    @Test func theCodebookTellsWhatEachTermGave() throws {
        var theme = Sample.theme
        theme.terms = ["数字经济", "数字"]
        theme.generalTerms = ["数字"]
        theme.exclusions = ["数字经济协会", "数字游戏", "年会"]
        let copy = Sample.row { $0.duplicateOf = "a1" }
        let emitter = CSVEmitter(.init(folder: "csv", hasByteOrderMark: false), groups: [], themes: [theme])
        let codebook = try Sample.files(emitter, rows: [Sample.row(), copy]).files["csv/codebook.csv"]
        #expect(
            codebook == """
                theme,theme_zh,theme_en,theme_group,group_zh,group_en,term,kind,exclusions,mentions\r
                i.digital,数字经济,Digital economy,i,,,数字经济,specific,数字经济协会,1\r
                i.digital,数字经济,Digital economy,i,,,数字,general,数字经济协会;数字游戏,0\r

                """
        )
    }

    @Test func contextIsThirtyCharactersOnOneLine() throws {
        var article = Article.plain(id: "a2", text: String(repeating: "前", count: 40) + "\n数字经济\t" + String(repeating: "后", count: 40))
        article.title = "题"
        let mention = Mention(
            theme: "i.digital",
            term: "数字经济",
            span: TextSpan(121, 133),
            region: Sample.fujian,
            date: CivilDate(2020, 1, 11)
        )
        let row = ArticleRow(EnrichedArticle(normalized: NormalizedArticle(article: article), mentions: [mention]))
        let before = String(repeating: "前", count: 29)
        let after = String(repeating: "后", count: 29)
        #expect(
            try csv(rows: [row])["csv/context.csv"] == """
                article_id,statement_id,theme,left,hit,right,start,end,region_code,region,date,title,source\r
                a2,,i.digital,\(before) ,数字经济, \(after),41,45,350000,福建省,2020-01-11,题,a2\r

                """
        )
    }

    @Test func descriptorsTellTypesKeysAndHashes() throws {
        var emitter = CSVEmitter(.init(folder: "csv"), groups: [], themes: [Sample.theme])
        let written = WrittenFiles()
        var out = written.buffer()
        emitter.begin(&out)
        try out.writeAll()
        let bytes = written.files
        let files = out.tables.map { file in
            TableDescriptors.File(file, bytes: bytes[file.path]?.count ?? 0, sha256: SHA256Digest.hex(bytes[file.path] ?? []))
        }
        let descriptors = Dictionary(
            uniqueKeysWithValues: TableDescriptors.files(name: "Two Sessions", of: files).map { ($0.path, $0.bytes) }
        )
        func object(_ path: String) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(descriptors[path] ?? [])) as? [String: Any])
        }

        let package = try object("datapackage.json")
        #expect(package["name"] as? String == "two-sessions")
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.map { $0["path"] as? String } == OutputTables.all.map { "csv/\($0.name).csv" })
        let figures = try #require(resources.first { $0["name"] as? String == "figures" })
        #expect(figures["bytes"] as? Int == bytes["csv/figures.csv"]?.count)
        #expect(figures["hash"] as? String == "sha256:" + SHA256Digest.hex(bytes["csv/figures.csv"] ?? []))
        let schema = try #require(figures["schema"] as? [String: Any])
        let value = try #require((schema["fields"] as? [[String: Any]])?.first { $0["name"] as? String == "value" })
        #expect(value["type"] as? String == "number")
        #expect((value["constraints"] as? [String: Any])?["required"] as? Bool == true)
        let reference = try #require((schema["foreignKeys"] as? [[String: Any]])?.first?["reference"] as? [String: String])
        #expect(reference == ["resource": "statements", "fields": "id"])

        let tables = try #require(try object("csv-metadata.json")["tables"] as? [[String: Any]])
        #expect(tables.map { $0["url"] as? String } == OutputTables.all.map { "csv/\($0.name).csv" })
    }
}
