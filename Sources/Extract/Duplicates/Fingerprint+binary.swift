import Records

extension Fingerprint: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        for half in [exact[0], exact[1], near, numbers.bits[0], numbers.bits[1]] { writer.natural(half) }
        writer.integer(tokens)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        self.init(
            exact: [try reader.natural(), try reader.natural()],
            near: try reader.natural(),
            numbers: NumberSet(bits: [try reader.natural(), try reader.natural()]),
            tokens: try reader.integer()
        )
    }
}
