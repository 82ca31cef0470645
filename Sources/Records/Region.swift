/// A place that a statement, a mention or a tally belongs to.
public struct Region: Sendable, Hashable {
    /// A GB/T 2260 code of six digits, `CN` for the country, or the id of a macro region or zone, such as `MR-JJJ`.
    public var code: String
    /// The official name in the document's year.
    public var name: String
    public var level: Level
    /// The code of the province that it lies in; nil for the country and for areas of several provinces.
    public var provinceCode: String?

    public enum Level: String, Sendable, Hashable, CaseIterable {
        case country, macro, province, prefecture, county, zone
    }

    public init(code: String, name: String, level: Level, provinceCode: String?) {
        self.code = code
        self.name = name
        self.level = level
        self.provinceCode = provinceCode
    }

    /// 全国: what is said of the whole country.
    public static let china = Region(code: "CN", name: "全国", level: .country, provinceCode: nil)
}
