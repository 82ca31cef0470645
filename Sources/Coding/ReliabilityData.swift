/// Nominal codes that coders gave to units, and how far they agree.
///
/// A code is a number that stands for a value; nothing is made of its size.
package struct ReliabilityData: Sendable {
    /// A row a unit, a place a coder; nil where the coder did not code the unit.
    private let units: [[Int?]]

    package init(units: [[Int?]]) {
        self.units = units
    }

    /// Units that at least two coders coded: the others say nothing of agreement.
    package var pairableUnits: Int { codes.count }

    /// The codes of the units that can be paired.
    private var codes: [[Int]] { units.map { $0.compactMap { $0 } }.filter { $0.count > 1 } }

    /// The share of pairs of codes of the same unit that are the same; nil where there is no pair.
    package var percentAgreement: Double? {
        var (same, all) = (0, 0)
        for unit in codes {
            same += Self.equalPairs(in: unit)
            all += unit.count * (unit.count - 1)
        }
        return all == 0 ? nil : Double(same) / Double(all)
    }

    /// Cohen's kappa (J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20, 1960), over
    /// the units that both coded.
    ///
    /// nil for other than two coders, and where chance alone explains all agreement, as where both gave one code throughout.
    package var cohensKappa: Double? {
        guard units.allSatisfy({ $0.count == 2 }) else { return nil }
        let pairs = codes
        let n = Double(pairs.count)
        var (first, second): ([Int: Int], [Int: Int]) = ([:], [:])
        for pair in pairs {
            first[pair[0], default: 0] += 1
            second[pair[1], default: 0] += 1
        }
        let byChance = first.reduce(0) { $0 + $1.value * second[$1.key, default: 0] }
        guard byChance < pairs.count * pairs.count else { return nil }
        let observed = Double(pairs.count { $0[0] == $0[1] }) / n
        let expected = Double(byChance) / (n * n)
        return (observed - expected) / (1 - expected)
    }

    /// Krippendorff's alpha for nominal data, any number of coders and missing codes (K. Krippendorff, "Computing Krippendorff's
    /// Alpha-Reliability", 2011, part C).
    ///
    /// nil where the codes do not vary: then there is nothing that could be told apart reliably.
    package var krippendorffsAlpha: Double? {
        var frequency: [Int: Int] = [:]
        var agreeing = 0.0
        for unit in codes {
            for code in unit { frequency[code, default: 0] += 1 }
            agreeing += Double(Self.equalPairs(in: unit)) / Double(unit.count - 1)
        }
        let n = frequency.values.reduce(0, +)
        let byChance = frequency.values.reduce(0) { $0 + $1 * ($1 - 1) }
        let all = n * (n - 1)
        guard byChance < all else { return nil }
        return (Double(n - 1) * agreeing - Double(byChance)) / Double(all - byChance)
    }

    /// Ordered pairs of equal codes of different coders.
    private static func equalPairs(in unit: [Int]) -> Int {
        unit.indices.reduce(0) { sum, i in sum + unit.indices.count { $0 != i && unit[$0] == unit[i] } }
    }
}
