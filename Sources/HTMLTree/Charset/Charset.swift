/// A page's text as valid UTF-8, and how its charset was told.
package struct DecodedText: Sendable {
    /// Valid UTF-8 without NUL and without a byte order mark; bytes that mean nothing became U+FFFD.
    package var utf8: [UInt8]
    /// The charset of the bytes by its lower-case name, such as `utf-8`, `gb18030`, `big5`, `utf-16le`, `windows-1252`.
    package var charset: String
    /// What told the charset: `bom`, `ascii`, `utf-8 validity`, `header`, `meta`, `detected`, or `corrected: meta said gb2312`.
    package var evidence: String

    package init(utf8: [UInt8], charset: String, evidence: String) {
        self.utf8 = utf8
        self.charset = charset
        self.evidence = evidence
    }
}

/// Tells the charset of a page's bytes and decodes them.
///
/// A declaration is a claim and the bytes are the proof, so the order is: byte order mark; UTF-16 by its NULs; UTF-8 where the bytes are
/// (nearly) valid; then the HTTP header, then the page's own declaration, each unless the bytes speak clearly for another charset; then
/// the frequency of common characters. In difference to the WHATWG's order, valid UTF-8 wins over every declaration, since text of another
/// charset is all but never valid UTF-8 while saved pages often keep the declaration that they had before they were transcoded.
package enum Charset {
    /// - Parameters:
    ///   - headerCharset: the label that an HTTP or MIME header gave, in any spelling.
    ///   - isHTML: whether a `<meta>` declaration is looked for; an XML declaration always is.
    package static func decode(_ bytes: [UInt8], headerCharset: String?, isHTML: Bool) -> DecodedText {
        if let mark = ByteOrderMark(bytes) {
            let rest = Array(bytes[mark.length...])
            return DecodedText(utf8: Transcoding.utf8(from: rest, mark.encoding), charset: mark.encoding.name, evidence: "bom")
        }
        if let encoding = UTF16Pattern.encoding(of: bytes) {
            return DecodedText(utf8: Transcoding.utf8(from: bytes, encoding), charset: encoding.name, evidence: "detected")
        }
        let survey = UTF8Survey(bytes)
        if survey.isASCII {
            return DecodedText(utf8: survey.repaired(bytes), charset: Encoding.utf8.name, evidence: "ascii")
        }
        let claims = self.claims(bytes, headerCharset: headerCharset, isHTML: isHTML)
        if survey.isNearlyValid {
            let evidence = claims.first.flatMap { $0.encoding == .utf8 ? nil : $0.correction } ?? "utf-8 validity"
            return DecodedText(utf8: survey.repaired(bytes), charset: Encoding.utf8.name, evidence: evidence)
        }
        let choice = choose(bytes, claims: claims, survey: survey)
        let utf8 = choice.encoding == .utf8 ? survey.repaired(bytes) : Transcoding.utf8(from: bytes, choice.encoding)
        return DecodedText(utf8: utf8, charset: choice.encoding.name, evidence: choice.evidence)
    }

    /// What a header or the page itself says.
    struct Claim {
        var encoding: Encoding
        var label: String
        var origin: String
        var correction: String { "corrected: \(origin) said \(label)" }
    }

    private static func claims(_ bytes: [UInt8], headerCharset: String?, isHTML: Bool) -> [Claim] {
        var claims: [Claim] = []
        if let headerCharset, let encoding = Encoding(label: headerCharset) {
            claims.append(Claim(encoding: encoding, label: headerCharset.lowercased(), origin: "header"))
        }
        if let label = MetaDeclaration.label(in: bytes, isHTML: isHTML), let encoding = Encoding(label: label) {
            // A declaration that could be read as ASCII cannot be in UTF-16: the WHATWG reads it as UTF-8.
            claims.append(Claim(encoding: encoding.isUTF16 ? .utf8 : encoding, label: label, origin: "meta"))
        }
        return claims
    }

    /// The charset of bytes that are no UTF-8.
    private static func choose(_ bytes: [UInt8], claims: [Claim], survey: UTF8Survey) -> (encoding: Encoding, evidence: String) {
        if let claim = claims.first, let charset = DoubleByteCharset.all.first(where: { $0.encoding == claim.encoding }) {
            if charset.score(bytes).isBeyondDoubt { return (claim.encoding, claim.origin) }
        }
        let scores = DoubleByteCharset.all.map { $0.score(bytes) }
        let best = scores.max { $0.quality < $1.quality }
        let clear = best.flatMap { $0.isConvincing ? $0 : nil }
        for claim in claims {
            if claim.encoding == .utf8 {
                if clear == nil, survey.good >= survey.bad { return (.utf8, claim.origin) }
            } else if let own = scores.first(where: { $0.encoding == claim.encoding }) {
                if let clear, clear.encoding != own.encoding, clear.quality > 2 * own.quality { return (clear.encoding, claim.correction) }
                if own.isPlausible { return (claim.encoding, claim.origin) }
            } else if !claim.encoding.isUTF16 {
                if let clear { return (clear.encoding, claim.correction) }
                return (claim.encoding, claim.origin)
            }
        }
        let evidence = claims.first?.correction ?? "detected"
        if let clear { return (clear.encoding, evidence) }
        if let gb = scores.first(where: { $0.encoding == .gb18030 }), gb.isWellFormed { return (.gb18030, evidence) }
        return (.windows1252, evidence)
    }
}
