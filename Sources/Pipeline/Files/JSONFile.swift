import JSONText

/// JSON files that the program itself has written.
enum JSONFile {
    /// - Throws: ``RunError`` where the file is missing or no JSON.
    static func value(at path: String) throws(RunError) -> JSONValue {
        guard FileSystem.isRegularFile(path) else { throw RunError(.noInput, "there is no '\(path)'; is its folder a snapshot?") }
        return try value(of: try FileSystem.contents(of: path), named: path)
    }

    static func value(of bytes: [UInt8], named path: String) throws(RunError) -> JSONValue {
        do {
            return try JSONParser.parse(bytes)
        } catch {
            let place = Diagnostic.Position(of: error.offset, in: bytes)
            throw RunError(.unusable, "\(path):\(place.line):\(place.column): \(error.message)")
        }
    }
}
