import JSONText
import Records

/// The words of dates and figures: units, bounds, relative days, plan periods. All of it is data, so that a linguist changes
/// it without Swift.
package struct ExpressionWords: Sendable {
    let fold: GlyphFold
    let dates: DateWords
    let figures: FigureWords

    /// - Parameter json: the bytes of `expressions.json`.
    /// - Throws: all that is wrong in the file.
    package init(json: [UInt8]) throws(DataFaults) {
        self = try WordFile.read(json) { ExpressionWords($0) }
    }

    private init(_ file: WordFile) {
        fold = Self.fold(file)
        let reader = ExpressionReader(file: file, fold: fold)
        dates = DateWords(reader)
        figures = FigureWords(reader)
    }

    private static func fold(_ file: WordFile) -> GlyphFold {
        var variants: [(sign: Unicode.Scalar, spellings: String)] = []
        for member in file.members(file.value("spellings")) {
            guard let sign = member.key.unicodeScalars.first, member.key.unicodeScalars.count == 1 else {
                file.refuse("a spelling is of one character", at: member.value)
                continue
            }
            if let spellings = file.word(member.value) { variants.append((sign, spellings)) }
        }
        return GlyphFold(variants: variants)
    }
}
