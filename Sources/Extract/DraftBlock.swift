import Records

/// A block on its way into an article, with what the filters ask about it.
struct DraftBlock: BitwiseCopyable {
    var kind: Kind
    /// Bytes of the writer's text.
    var start: Int
    var end: Int
    /// Bytes in bold, and in links.
    var bold = 0
    var link = 0
    /// The node whose text it is, nearest block element.
    var node: Int

    var count: Int { end - start }
    var isEmphasized: Bool { bold > 0 && bold * 10 >= count * 9 }

    enum Kind: BitwiseCopyable {
        case heading1, heading2, heading3, heading4, heading5, heading6, paragraph, listItem, tableRow, quote

        init(headingLevel: Int) {
            switch headingLevel {
            case 1: self = .heading1
            case 2: self = .heading2
            case 3: self = .heading3
            case 4: self = .heading4
            case 5: self = .heading5
            default: self = .heading6
            }
        }

        var isHeading: Bool { headingLevel != nil }

        var headingLevel: Int? {
            switch self {
            case .heading1: 1
            case .heading2: 2
            case .heading3: 3
            case .heading4: 4
            case .heading5: 5
            case .heading6: 6
            default: nil
            }
        }

        var record: Block.Kind {
            if let headingLevel { return .heading(level: headingLevel) }
            return switch self {
            case .listItem: .listItem
            case .tableRow: .tableRow
            case .quote: .quote
            default: .paragraph
            }
        }
    }
}
