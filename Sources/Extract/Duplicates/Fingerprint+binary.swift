import Records

extension Fingerprint: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        for half in [exact[0], exact[1], near] { writer.natural(half) }
        writer.integer(tokens)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        self.init(
            exact: [try reader.natural(), try reader.natural()],
            near: try reader.natural(),
            tokens: try reader.integer()
        )
    }
}
