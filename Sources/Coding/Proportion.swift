/// A share of cases, with the interval that holds it at 95 %.
package struct Proportion: Hashable, Sendable {
    package let part: Int
    package let whole: Int

    /// - Parameter whole: at least one.
    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    package var value: Double { Double(part) / Double(whole) }

    /// The 0.975 quantile of the normal distribution.
    private static let z = 1.959_963_984_540_054

    /// The score interval without correction for continuity (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
    /// Inference", Journal of the American Statistical Association 22, 1927), which stays between 0 and 1 and holds for few cases too
    /// (L. Brown, T. Cai, A. DasGupta, Statistical Science 16, 2001).
    package var interval: ClosedRange<Double> {
        let n = Double(whole)
        let z2 = Self.z * Self.z
        let center = (value + z2 / (2 * n)) / (1 + z2 / n)
        let half = Self.z / (1 + z2 / n) * (value * (1 - value) / n + z2 / (4 * n * n)).squareRoot()
        return max(0, center - half)...min(1, center + half)
    }
}
