import Coding
import Testing

@Suite struct ReliabilityDataTests {
    /// Codes of coders, a string each, a character a unit; `.` is missing.
    private func data(_ coders: String...) -> ReliabilityData {
        let rows = coders.map { $0.map { $0 == "." ? nil : Int($0.asciiValue ?? 0) } }
        return ReliabilityData(units: rows[0].indices.map { unit in rows.map { $0[unit] } })
    }

    private func expect(_ value: Double?, _ published: Double, within: Double = 0.0005, location: SourceLocation = #_sourceLocation) {
        #expect(abs((value ?? .nan) - published) <= within, "\(value ?? .nan)", sourceLocation: location)
    }

    /// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part A: binary data, two observers.
    @Test func alphaOfBinaryData() {
        expect(data("0100000010", "1110010000").krippendorffsAlpha, 0.095)
    }

    /// The same, part B: nominal data, two observers.
    @Test func alphaOfNominalData() {
        expect(data("aabbdcccedda", "babbbccceddd").krippendorffsAlpha, 0.692)
    }

    /// The same, part C: nominal data, four observers, missing data.
    @Test func alphaWithMissingCodes() {
        let data = data("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
        expect(data.krippendorffsAlpha, 0.743)
        #expect(data.pairableUnits == 11)
        #expect(data.cohensKappa == nil)
    }

    /// J. Cohen, "Weighted Kappa", Psychological Bulletin 70 (1968), table 1, the unweighted kappa: 200 patients, three diagnoses.
    @Test func kappa() {
        let table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
        var units: [[Int?]] = []
        for (a, row) in table.enumerated() { for (b, count) in row.enumerated() { units += Array(repeating: [a, b], count: count) } }
        let data = ReliabilityData(units: units)
        expect(data.cohensKappa, 0.492)
        #expect(data.percentAgreement == 0.7)
    }

    @Test func unitsThatOneCoderLeftOutSayNothing() {
        let whole = data("aab", "abb")
        let partly = data("aab.b", "abba.")
        #expect(partly.pairableUnits == 3)
        #expect(partly.percentAgreement == whole.percentAgreement)
        #expect(partly.cohensKappa == whole.cohensKappa)
        #expect(partly.krippendorffsAlpha == whole.krippendorffsAlpha)
    }

    @Test func whereNothingVariesNothingIsDefined() {
        let same = data("aaa", "aaa")
        #expect(same.percentAgreement == 1)
        #expect(same.cohensKappa == nil)
        #expect(same.krippendorffsAlpha == nil)
        let none = data("a.", ".a")
        #expect(none.percentAgreement == nil)
        #expect(none.cohensKappa == nil)
        #expect(none.krippendorffsAlpha == nil)
    }

    /// R. Newcombe, "Two-Sided Confidence Intervals for the Single Proportion", Statistics in Medicine 17 (1998), table I, method 3.
    @Test(arguments: [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)])
    func wilsonsInterval(part: Int, whole: Int, low: Double, high: Double) {
        let interval = Proportion(part, of: whole).interval
        expect(interval.lowerBound, low, within: 0.00005)
        expect(interval.upperBound, high, within: 0.00005)
    }
}
