/// The element names that rules speak of; everything else is ``other``.
package enum Tag: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// The root above `html`, which no markup names.
    case document
    /// A run of characters.
    case text
    /// A name that is not in this list, as of a custom element.
    case other
    case a, abbr, acronym, address, applet, area, article, aside, audio
    case b, base, bdi, bdo, big, blockquote, body, br, button
    case canvas, caption, center, cite, code, col, colgroup
    case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
    case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset
    case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
    case i, iframe, img, input, ins, kbd, label, legend, li, link
    case main, map, mark, menu, menuitem, meta, meter, nav, nobr, noframes, noscript
    case object, ol, optgroup, option, output, p, param, picture, pre, progress, q
    case rp, rt, ruby, s, samp, script, search, section, select, small, source, span, strike, strong, style, sub, summary, sup, svg
    case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
    case u, ul, `var`, video, wbr, xmp
}

extension Tag {
    /// Written out, since another module calls the synthesized one through its protocol's witness, at every node of a page.
    @inlinable @inline(__always)
    package static func == (one: Tag, other: Tag) -> Bool {
        unsafeBitCast(one, to: UInt8.self) == unsafeBitCast(other, to: UInt8.self)
    }

    /// As a path through the page writes it (XPath 1.0, 2.3 Node Tests).
    package var name: String {
        switch self {
        case .document: ""
        case .text: "text()"
        case .other: "*"
        default: "\(self)"
        }
    }

    /// 1 to 6 for `h1` to `h6`.
    @inlinable package var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    /// Whether a browser starts a new line before and after it (HTML Standard, 15.3 Flow content).
    @inlinable package var isBlock: Bool {
        switch self {
        case .document, .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt,
            .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html,
            .legend, .li, .main, .menu, .nav, .noframes, .noscript, .ol, .optgroup, .option, .p, .pre, .search, .section, .select,
            .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .ul, .xmp:
            true
        default: false
        }
    }
}

/// Finds the ``Tag`` of a lower-case name without making a string: names of up to 8 bytes are one machine word.
struct TagTable: Sendable {
    static let shared = TagTable()
    private static let bits: UInt64 = 10
    private var keys: [UInt64]
    private var tags: [Tag]

    private init() {
        keys = Array(repeating: 0, count: 1 << Int(Self.bits))
        tags = Array(repeating: .other, count: keys.count)
        for tag in Tag.allCases where tag != .document && tag != .text && tag != .other {
            var name = tag.name
            let key = name.withUTF8 { Self.key($0) }
            var slot = Self.slot(key)
            while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
            keys[slot] = key
            tags[slot] = tag
        }
    }

    @inline(__always)
    func tag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
        let key = Self.key(name)
        var slot = Self.slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return tags[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return .other
    }

    /// The first seven bytes and the length; no two names of the list share them.
    @inline(__always)
    private static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var key = UInt64(name.count & 0xFF)
        for i in 0..<min(name.count, 7) { key = key << 8 | UInt64(name[i] | 0x20) }
        return key
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits)) }
}
