/// How far coders agree with each other and with the program, and how good the program is by what they agree on.
package struct AgreementReport: Sendable {
    /// The coefficients for one set of units; nil where one is not defined.
    package struct Agreement: Hashable, Sendable {
        package var units: Int
        package var percent: Double?
        package var kappa: Double?
        package var alpha: Double?

        init(_ data: ReliabilityData) {
            units = data.pairableUnits
            percent = data.percentAgreement
            kappa = data.cohensKappa
            alpha = data.krippendorffsAlpha
        }
    }

    /// Two coders, a coder and the program, or all coders together.
    package struct Comparison: Sendable {
        package var names: [String]
        /// Two codes agree where they name the same themes, all of them.
        package var wholeSet: Agreement
        /// Two codes agree where both have the theme or neither has it.
        package var byTheme: [(theme: String, agreement: Agreement)]
    }

    /// The program's codes for a theme against the reference.
    ///
    /// The reference is what all coders of a statement agree on, about this theme; statements that they disagree on are left out.
    package struct Quality: Hashable, Sendable {
        /// nil for all themes together, each decision counted once.
        package var theme: String?
        package var both = 0
        package var programOnly = 0
        package var referenceOnly = 0
        package var leftOut = 0

        /// Of what the program has on the theme, the share that the reference has too.
        package var precision: Proportion? { both + programOnly > 0 ? Proportion(both, of: both + programOnly) : nil }
        /// Of what the reference has on the theme, the share that the program has too.
        package var recall: Proportion? { both + referenceOnly > 0 ? Proportion(both, of: both + referenceOnly) : nil }
    }

    package let statements: Int
    /// The coders, and how many statements each of them coded.
    package let coders: [(name: String, coded: Int)]
    package let comparisons: [Comparison]
    package let quality: [Quality]
    package let warnings: [String]

    static let program = "program"

    /// - Parameters:
    ///   - sheet: the sample with the coders' codes.
    ///   - key: the program's codes.
    /// - Throws: ``CodingFault`` with all faults of the two tables.
    package init(sheet: TableFile, key: TableFile) throws(CodingFault) {
        let sample = try CodedSample(sheet: sheet, key: key)
        let themes = sample.themes
        let coderCount = sample.coders.count
        statements = sample.units.count
        coders = sample.coders.enumerated().map { index, name in (name, sample.units.count { $0.coders[index] != nil }) }
        warnings = sample.warnings

        // A row a unit: the coders, and the program last.
        let codes = sample.units.map { $0.coders + [$0.program] }
        let names = sample.coders + [Self.program]
        var groups = (0..<coderCount).flatMap { a in ((a + 1)..<coderCount).map { [a, $0] } }
        if coderCount > 2 { groups.insert(Array(0..<coderCount), at: 0) }
        groups += (0..<coderCount).map { [coderCount, $0] }
        comparisons = groups.map { group in
            let chosen = codes.map { unit in group.map { unit[$0] } }
            return Comparison(names: group.map { names[$0] }, codes: chosen, themes: themes)
        }

        let byTheme = themes.map { Quality(theme: $0, units: sample.units) }
        quality = byTheme.count > 1 ? byTheme + [Quality(sumOf: byTheme)] : byTheme
    }
}

extension AgreementReport.Comparison {
    fileprivate init(names: [String], codes: [[ThemeCodes?]], themes: [String]) {
        self.names = names
        var numbers: [ThemeCodes: Int] = [:]
        let sets = codes.map { unit in
            unit.map { codes -> Int? in
                guard let codes else { return nil }
                if let number = numbers[codes] { return number }
                numbers[codes] = numbers.count
                return numbers.count - 1
            }
        }
        wholeSet = AgreementReport.Agreement(ReliabilityData(units: sets))
        byTheme = themes.map { theme in
            let decisions = codes.map { $0.map { $0.map { $0.themes.contains(theme) ? 1 : 0 } } }
            return (theme, AgreementReport.Agreement(ReliabilityData(units: decisions)))
        }
    }
}

extension AgreementReport.Quality {
    fileprivate init(theme: String, units: [CodedSample.Unit]) {
        self.theme = theme
        for unit in units {
            let decisions = Set(unit.coders.compactMap { $0?.themes.contains(theme) })
            guard let isOnTheme = decisions.first else { continue }
            guard decisions.count == 1 else {
                leftOut += 1
                continue
            }
            switch (unit.program.themes.contains(theme), isOnTheme) {
            case (true, true): both += 1
            case (true, false): programOnly += 1
            case (false, true): referenceOnly += 1
            case (false, false): break
            }
        }
    }

    fileprivate init(sumOf parts: [Self]) {
        both = parts.reduce(0) { $0 + $1.both }
        programOnly = parts.reduce(0) { $0 + $1.programOnly }
        referenceOnly = parts.reduce(0) { $0 + $1.referenceOnly }
        leftOut = parts.reduce(0) { $0 + $1.leftOut }
    }
}
