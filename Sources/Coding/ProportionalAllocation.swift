/// How many units each stratum gives to a sample.
package enum ProportionalAllocation {
    /// In proportion to the sizes, by largest remainder (A. Hamilton's method; M. Balinski, H. Young, "Fair Representation", 1982): the
    /// whole part of each stratum's share, and one more for those with the largest fractions. Of equal fractions the larger stratum comes
    /// first, then the earlier one. In whole numbers, so that no rounding can differ.
    ///
    /// - Parameter n: at most the sum of the sizes.
    package static func counts(_ n: Int, sizes: [Int]) -> [Int] {
        let total = sizes.reduce(0, +)
        guard total > 0 else { return sizes }
        let shares = sizes.map { (n * $0).quotientAndRemainder(dividingBy: total) }
        var counts = shares.map(\.quotient)
        let byRemainder = sizes.indices.sorted { a, b in
            (shares[a].remainder, sizes[a], b) > (shares[b].remainder, sizes[b], a)
        }
        for i in byRemainder.prefix(n - counts.reduce(0, +)) { counts[i] += 1 }
        return counts
    }
}
