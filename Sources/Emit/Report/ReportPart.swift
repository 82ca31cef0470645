import Records

/// What a part of the report is about: a province with all that lies in it, or what belongs to no single one.
///
/// Statements and counts are put together by the same rule, which is that of the rolled-up counts: a zone counts under its province,
/// a macro region does not, even where it lies in one.
enum ReportPart: Hashable, Comparable, Sendable {
    /// By GB/T 2260 code.
    case province(String)
    case country
    /// Macro regions, and zones in several provinces.
    case areas
    case unknown

    init(_ region: Region?) {
        switch (region?.level, region?.provinceCode) {
        case (nil, _): self = .unknown
        case (.country, _): self = .country
        case (.macro, _), (_, nil): self = .areas
        case (_, let code?): self = .province(code)
        }
    }

    /// Names the part in links and file names.
    var key: String {
        switch self {
        case .province(let code): code
        case .country: "CN"
        case .areas: "areas"
        case .unknown: "unknown"
        }
    }

    var anchor: String { "r-" + key }
}
