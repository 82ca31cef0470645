import Coding
import JSONText
import Testing

@Suite struct AgreementReportTests {
    private static let key = "id,program,stratum,stratum_size,stratum_sample\n1,x,s,5,5\n2,x;y,s,5,5\n3,none,s,5,5\n4,y,s,5,5\n5,x,s,5,5\n"

    private func report(_ sheet: String, key: String = key) throws(CodingFault) -> AgreementReport {
        try AgreementReport(sheet: TableFile("sample.csv", Array(sheet.utf8)), key: TableFile("key.csv", Array(key.utf8)))
    }

    private static let sheet = "id,text,coder_a,coder_b\n1,a,x,x\n2,b,y ; x,x\n3,c,none,none\n4,d,y,y\n5,e,y,\n"

    @Test func unitsAndThemes() throws {
        let report = try report(Self.sheet)
        #expect(report.statements == 5)
        #expect(report.coders.map(\.coded) == [5, 4])
        #expect(report.comparisons.map(\.names) == [["coder_a", "coder_b"], ["program", "coder_a"], ["program", "coder_b"]])
        // Of four statements that both coded they differ on the set of one, by its theme y.
        let coders = report.comparisons[0]
        #expect(coders.wholeSet.units == 4)
        #expect(coders.wholeSet.percent == 0.75)
        #expect(coders.byTheme.map(\.theme) == ["x", "y"])
        #expect(coders.byTheme[0].agreement.kappa == 1)
        // y: both 1, a alone 1, neither 2: observed 3/4, by chance (2·1 + 2·3)/16 = 1/2.
        #expect(coders.byTheme[1].agreement.kappa == 0.5)
    }

    @Test func qualityIsAgainstWhatTheCodersAgreeOn() throws {
        let report = try report(Self.sheet)
        #expect(report.quality.map(\.theme) == ["x", "y", nil])
        let (x, y) = (report.quality[0], report.quality[1])
        // x: statements 1 and 2 by all, 5 by the program alone.
        #expect([x.both, x.programOnly, x.referenceOnly, x.leftOut] == [2, 1, 0, 0])
        // y: 4 by all, 5 by its only coder; the coders differ on 2.
        #expect([y.both, y.programOnly, y.referenceOnly, y.leftOut] == [1, 0, 1, 1])
        #expect(x.precision == Proportion(2, of: 3))
        #expect(y.recall == Proportion(1, of: 2))
        #expect(report.quality[2].both == 3)
    }

    @Test func aSpreadsheetMayHaveSavedItOtherwise() throws {
        let saved = "\u{FEFF}" + Self.sheet.replacing(",", with: "\t").replacing(" ; ", with: "；").replacing("\n", with: "\r\n")
        #expect(try report(saved).text == report(Self.sheet).text)
    }

    @Test func moreThanTwoCoders() throws {
        let report = try report("id,coder_a,coder_b,coder_c\n1,x,x,x\n2,x,,y\n3,none,none,\n")
        #expect(report.comparisons.map(\.names.count) == [3, 2, 2, 2, 2, 2, 2])
        #expect(report.comparisons[0].wholeSet.kappa == nil)
        #expect(report.comparisons[0].wholeSet.units == 3)
    }

    @Test(arguments: [
        ("id,coder_a\n1,x\n9,x\n", "sample.csv:3: error: 'key.csv' has no statement '9'; give the key of this sample"),
        ("id,coder_a\n1,x\n\n1,y\n", "sample.csv:4: error: the statement '1' stands on line 2 already; delete one row"),
        ("id,coder_a\n1,x;none\n", "sample.csv:2: error: coder_a: 'x;none' says none and a theme; write one of them"),
        ("id,coder_a\n1,\n", "sample.csv: error: nobody coded a statement: write theme ids, parted by ';', or 'none' into coder_a"),
        ("id,coder_a\n1,x,y\n", "sample.csv:2: error: the row has 3 cells, the header 2"),
        ("id,text\n1,x\n", "sample.csv:1: error: there is no column 'coder_a' with a coder's themes"),
        ("text,coder_a\n1,x\n", "sample.csv:1: error: there is no column 'id'; the columns are: text, coder_a"),
        (
            "id,coder_a\n1,\"x\n2,y\n",
            "sample.csv:2: error: a quotation mark is not closed, or one inside of the cell is not doubled"
        ),
    ])
    func faults(sheet: String, message: String) {
        let fault = #expect(throws: CodingFault.self) { try self.report(sheet) }
        #expect(fault?.description == message)
    }

    @Test func aWrongKey() {
        let fault = #expect(throws: CodingFault.self) { try self.report(Self.sheet, key: "id,program\n1,\n") }
        #expect(fault?.description == "key.csv:2: error: this is no key as 'lianghui sample' wrote it; take that file")
    }

    @Test func aThemeThatOneCoderAloneKnows() throws {
        let report = try report("id,coder_a,coder_b\n1,x,x\n2,xx,z\n3,none,z\n4,z,z\n")
        #expect(report.warnings == ["sample.csv:3: warning: only coder_a uses the theme 'xx'; is it spelt as in the taxonomy?"])
    }

    @Test func text() throws {
        #expect(
            try report(Self.sheet).text == """
                5 statements; coded by coder_a: 5, coder_b: 4

                Agreement: the same set of themes, then each theme for itself, on it or not
                  themes         between           units  agreement  kappa  alpha
                  all, as a set  coder_a, coder_b      4      0.750  0.667  0.696
                  all, as a set  program, coder_a      5      0.800  0.737  0.757
                  all, as a set  program, coder_b      4      0.750  0.667  0.696
                  x              coder_a, coder_b      4      1.000  1.000  1.000
                  y              coder_a, coder_b      4      0.750  0.500  0.533
                  x              program, coder_a      5      0.800  0.615  0.640
                  y              program, coder_a      5      0.800  0.615  0.640
                  x              program, coder_b      4      1.000  1.000  1.000
                  y              program, coder_b      4      0.750  0.500  0.533

                The program against what the coders of a statement agree on; left out are statements that they disagree on
                  theme       both  program only  coders only  left out  precision         95 %  recall         95 %
                  x              2             1            0         0      0.667  0.208–0.939   1.000  0.342–1.000
                  y              1             0            1         1      1.000  0.207–1.000   0.500  0.095–0.905
                  all themes     3             1            1         1      0.750  0.301–0.954   0.750  0.301–0.954

                """
        )
    }

    @Test func json() throws {
        let json = try JSONParser.parse(try report(Self.sheet).json)
        #expect(json["statements"]?.kind == .number("5"))
        #expect(json["agreement"]?.elements?.count == 9)
        #expect(json["agreement"]?.elements?.first?["theme"]?.kind == .null)
        #expect(json["quality"]?.elements?[1]["recall"]?.kind == .number("0.5"))
    }
}
