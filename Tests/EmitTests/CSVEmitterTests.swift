import Emit
import Records
import Testing

@Suite struct CSVEmitterTests {
    private func files(rows: [ArticleRow] = [Sample.row()]) throws -> (files: [String: String], guarded: Int) {
        try Sample.files(CSVEmitter(.init(folder: "csv", hasByteOrderMark: false), groups: [], themes: [Sample.theme]), rows: rows)
    }

    @Test func aRowHasItsColumnsInTheirOrder() throws {
        #expect(
            try files().files["csv/statements.csv"] == """
                id,article_id,seq,region_code,region,region_level,province_code,date,date_precision,form,text,speaker,role,source_document,\
                session,themes,start,end,region_evidence,date_evidence,rule,speaker_evidence\r
                s1,a1,1,350000,福建省,province,350000,2020-01-11,day,direct,数字经济规模超2万亿元。,,,福建省2020年政府工作报告,,i.digital,6,20,,,final-mark,\r

                """
        )
    }

    @Test func figuresAreInPlainUnitsAndOffsetsInCodePoints() throws {
        #expect(
            try files().files["csv/figures.csv"] == """
                statement_id,surface,value,unit,bound,what,upper,change,start,end\r
                s1,超2万亿元,2000000000000,元,more than,数字经济规模,,,13,18\r

                """
        )
    }

    @Test func everyTableHasAHeaderEvenWithoutARow() throws {
        let files = try files(rows: []).files
        #expect(files.count == OutputTables.all.count)
        for table in OutputTables.all {
            #expect(files["csv/\(table.name).csv"]?.hasPrefix(table.columns.map(\.name).joined(separator: ",") + "\r\n") == true)
        }
    }

    @Test func theByteOrderMarkIsAnOption() throws {
        let out = try Sample.files(CSVEmitter(.init(folder: "csv"), groups: [], themes: [Sample.theme])).files
        #expect(out["csv/articles.csv"]?.utf8.starts(with: [0xEF, 0xBB, 0xBF]) == true)
        #expect(try files().files["csv/articles.csv"]?.utf8.first == UInt8(ascii: "i"))
    }

    @Test(arguments: [
        ("=1+1", "'=1+1", 1), ("+86 10", "'+86 10", 1), ("- END-", "'- END-", 1), ("@sum", "'@sum", 1), ("\tx", "'\tx", 1),
        ("-3.5", "-3.5", 0),
        ("+7", "+7", 0), ("两会", "两会", 0), ("a,b", "\"a,b\"", 0), ("say \"x\"", "\"say \"\"x\"\"\"", 0), ("two\nlines", "\"two\nlines\"", 0),
        ("=a,b", "\"'=a,b\"", 1),
    ])
    func cellsAreQuotedAndGuardedWhereNeeded(text: String, cell: String, guarded: Int) throws {
        let out = try files(rows: [Sample.row(statementText: text)])
        #expect(out.files["csv/statements.csv"]?.contains("direct,\(cell),") == true)
        #expect(out.guarded == guarded)
    }

    @Test func countsComeWithTheirRate() throws {
        #expect(
            try files().files["csv/by_date.csv"] == "date,articles,statements,mentions,chars,per_10k_chars\r\n2020-01-11,1,1,1,20,500\r\n"
        )
    }
}
