import Records

/// The grain of time that tallies count by.
public enum Period: String, Sendable, CaseIterable {
    case day, month, year

    /// The period that a date lies in: `2020-01-11`, `2020-01` or `2020`.
    ///
    /// - Parameter precision: of the date; one that is coarser than the period gives the month or year that the text does tell.
    public func name(of date: CivilDate, precision: DatePrecision = .day) -> String {
        let iso = date.description
        switch (self, precision) {
        case (.day, .day): return iso
        case (.day, .month), (.month, .day), (.month, .month): return String(iso.prefix(7))
        default: return String(iso.prefix(4))
        }
    }

    /// Whether a date of a precision lies in one period only.
    public func isTold(by precision: DatePrecision) -> Bool {
        switch self {
        case .day: precision == .day
        case .month: precision == .day || precision == .month
        case .year: precision != .range
        }
    }
}
