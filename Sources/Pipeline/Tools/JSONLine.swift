import JSONText

/// One JSON object of texts on one line.
package enum JSONLine {
    package static func text(_ members: [(String, String)]) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        for (key, value) in members { writer.member(key, value) }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
