/// The cells of a row, in one buffer. A cell is copied out when it is asked for.
package struct CSVRow: RandomAccessCollection, Hashable, Sendable {
    /// The line of the file on which the row begins, counted from 1.
    package internal(set) var line: Int
    var bytes: [UInt8] = []
    /// Where each cell ends in ``bytes``.
    var ends: [Int] = []

    package var startIndex: Int { 0 }
    package var endIndex: Int { ends.count }

    /// A cell without its quotation marks.
    package subscript(_ index: Int) -> [UInt8] {
        Array(bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }
}

/// Lines of a table that give no row.
package struct CSVFault: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A quotation mark at the beginning of a cell is not closed, or one inside of the cell is not doubled.
        case unclosedQuotationMark
        /// The row has more bytes than the limit.
        case tooLong
    }

    package var kind: Kind
    /// The line on which the quotation mark or the row begins, counted from 1.
    package var line: Int
    /// The last line that was passed over before reading went on.
    package var lastLine: Int
}
