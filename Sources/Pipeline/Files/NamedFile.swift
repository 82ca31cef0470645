/// A file that a person names on the command line: read as a whole, or made anew and never written over.
package enum NamedFile {
    /// - Throws: ``RunError`` where there is no such file or it cannot be read.
    package static func contents(of path: String) throws(RunError) -> [UInt8] {
        guard FileSystem.isRegularFile(path) else { throw RunError(.noInput, "there is no file '\(path)'") }
        return try FileSystem.contents(of: path)
    }

    /// - Throws: ``RunError`` where something of that name is there already, or it cannot be written.
    package static func create(_ path: String, _ bytes: [UInt8]) throws(RunError) {
        try refuseExisting(path)
        try FileSystem.write(bytes, to: try FileSystem.open(path, FileSystem.creating))
    }

    /// - Throws: ``RunError`` where something of that name is there.
    package static func refuseExisting(_ path: String) throws(RunError) {
        if FileSystem.exists(path) { throw RunError(.usage, "'\(path)' is there already, and is not written over; name another") }
    }
}
