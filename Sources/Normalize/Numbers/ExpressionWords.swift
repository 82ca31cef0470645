import JSONText
import Records

/// The words of dates and figures: units, bounds, relative days, plan periods. All of it is data, so that a linguist changes
/// it without Swift.
package struct ExpressionWords: Sendable {
    let fold: GlyphFold
    let dates: DateWords
    let figures: FigureWords

    /// - Parameter json: the bytes of `expressions.json`.
    /// - Throws: what is wrong in the file, with its byte offset.
    package init(json: [UInt8]) throws(DataFault) {
        let root: JSONValue
        do {
            root = try JSONParser.parse(json)
        } catch {
            throw DataFault(error.message, at: error.offset)
        }
        guard let members = root.members else { throw DataFault("expected an object, found \(root.kindName)", at: root.offset) }
        guard let version = root["version"], version.integer == 1 else {
            throw DataFault("expected version 1", at: root["version"]?.offset ?? root.offset)
        }
        for member in members where !Self.keys.contains(member.key) {
            throw DataFault("unknown key '\(member.key)'", at: member.keyOffset)
        }
        fold = try Self.fold(root)
        let reader = WordReader(root: root, fold: fold)
        dates = try DateWords(reader)
        figures = try FigureWords(reader)
    }

    private static let keys: Set<String> = [
        "version", "spellings", "units", "units before", "bounds before", "bounds after", "bounds after vetoes", "changes",
        "between", "leading", "figure after", "ordinal before", "no ordinal before", "bare after", "no figures", "several vetoes",
        "plans", "plan periods", "years", "years from last", "months", "days", "days from last", "day lists",
        "steps", "weekends", "weeks", "spans", "span vetoes", "year parts", "month parts", "month part vetoes",
        "decade parts", "holidays", "weekday holidays", "lunar first year", "lunar holidays", "alone", "vague", "no dates", "figurative",
        "ahead",
        "done", "edges", "edge vetoes", "counted units", "bare day", "after number", "after day number", "part vetoes",
        "year part vetoes", "datelines", "report years", "english months",
    ]

    private static func fold(_ root: JSONValue) throws(DataFault) -> GlyphFold {
        guard let spellings = root["spellings"], let members = spellings.members else {
            throw DataFault("'spellings' must be an object", at: root["spellings"]?.offset ?? root.offset)
        }
        var variants: [(sign: Unicode.Scalar, spellings: String)] = []
        for member in members {
            guard let sign = member.key.unicodeScalars.first, member.key.unicodeScalars.count == 1 else {
                throw DataFault("a spelling is of one character", at: member.keyOffset)
            }
            guard let others = member.value.string else { throw DataFault("expected a string of characters", at: member.value.offset) }
            variants.append((sign, others))
        }
        return GlyphFold(variants: variants)
    }
}
