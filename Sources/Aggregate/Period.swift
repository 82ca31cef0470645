import Records

/// The grain of time that tallies count by.
package enum Period: String, Sendable, CaseIterable {
    case day, month, year

    /// The period that a day lies in: `2020-01-11`, `2020-01` or `2020`.
    package func name(of date: CivilDate) -> String {
        let iso = date.description
        switch self {
        case .day: return iso
        case .month: return String(iso.prefix(7))
        case .year: return String(iso.prefix(4))
        }
    }
}
