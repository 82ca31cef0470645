extension AgreementReport {
    /// For a person: a table for each question, `–` where a coefficient is not defined.
    package var text: String {
        var lines = ["\(statements) statements; coded by " + coders.map { "\($0.name): \($0.coded)" }.joined(separator: ", "), ""]

        var agreement = Self.header("themes", "between")
        for comparison in comparisons {
            agreement.append(Self.row("all, as a set", comparison, comparison.wholeSet))
        }
        for comparison in comparisons {
            for (theme, values) in comparison.byTheme { agreement.append(Self.row(theme, comparison, values)) }
        }
        lines.append("Agreement: the same set of themes, then each theme for itself, on it or not")
        lines += Self.aligned(agreement, left: 2) + [""]

        var rows = [["theme", "both", "program only", "coders only", "left out", "precision", "95 %", "recall", "95 %"]]
        for entry in quality {
            let counts = [entry.both, entry.programOnly, entry.referenceOnly, entry.leftOut].map(String.init)
            rows.append([entry.theme ?? "all themes"] + counts + Self.cells(entry.precision) + Self.cells(entry.recall))
        }
        lines.append("The program against what the coders of a statement agree on; left out are statements that they disagree on")
        lines += Self.aligned(rows, left: 1)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func header(_ first: String, _ second: String) -> [[String]] {
        [[first, second, "units", "agreement", "kappa", "alpha"]]
    }

    private static func row(_ themes: String, _ comparison: Comparison, _ values: Agreement) -> [String] {
        [themes, comparison.names.joined(separator: ", "), String(values.units)]
            + [values.percent, values.kappa, values.alpha].map { $0.map(threeDecimals) ?? "–" }
    }

    private static func cells(_ share: Proportion?) -> [String] {
        guard let share else { return ["–", "–"] }
        return [threeDecimals(share.value), "\(threeDecimals(share.interval.lowerBound))–\(threeDecimals(share.interval.upperBound))"]
    }

    /// Columns of one width, the first ones to the left and the numbers to the right. Ids are ASCII: a character is a column wide.
    private static func aligned(_ rows: [[String]], left: Int) -> [String] {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column < left ? cell + space : space + cell
            }
            return "  " + cells.joined(separator: "  ")
        }
    }

    static func threeDecimals(_ value: Double) -> String {
        let thousandths = Int((abs(value) * 1000).rounded())
        let digits = String(thousandths % 1000)
        let sign = value < 0 && thousandths > 0 ? "-" : ""
        return "\(sign)\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }
}
