import Extract

/// The files that an extract stage reads, in byte order of their names, whatever order the folder gives them in.
package enum InputFiles {
    package struct File: Sendable, Hashable {
        /// Where it is.
        package var path: String
        /// What records call it: relative to pipeline.json, or to the folder above a path from the command line.
        package var source: String
        /// Why it is named and not read; nil where it is read.
        package var obstacle: Obstacle?
    }

    package enum Obstacle: Sendable, Hashable {
        /// A link leads out of the pipeline's folder, or it lies in a folder that does.
        case outside
        /// A folder that the system refuses to list, with what it says.
        case unreadable(String)
    }

    /// - Parameters:
    ///   - paths: files or folders; relative ones stand below `base`.
    ///   - base: the folder of pipeline.json, or the working folder for paths from the command line.
    ///   - isConfined: refuses a path outside of `base`, be it by `..` or by a link, and marks the links in folders that lead there.
    ///   - output: the output folder, which is passed over where it lies in an input folder.
    /// - Throws: ``RunError`` with ``ExitStatus/noInput`` where a path is missing, with ``ExitStatus/badPipeline`` where it is refused, with
    ///   ``ExitStatus/inputOutput`` where it is a folder that cannot be listed.
    package static func list(
        _ paths: [String],
        base: String,
        isConfined: Bool,
        passingOver output: String? = nil
    ) throws(RunError) -> [File] {
        var files: [File] = []
        // Each file and folder once, whatever links lead to it.
        // By bytes: names that are equal only up to normalization are two files.
        var seen: Set<[UInt8]> = []
        if let output, let real = FileSystem.resolved(output) { seen.insert(Array(real.utf8)) }
        var names = Names()
        for path in paths {
            let isAbsolute = path.hasPrefix("/")
            let whole = isAbsolute ? path : base + "/" + path
            guard FileSystem.exists(whole) else { throw RunError(.noInput, "there is no input '\(path)' (looked at '\(whole)')") }
            if isConfined { try Confinement.check(whole, below: base, named: path) }
            var source = isAbsolute ? FileSystem.lastComponent(of: path) : path
            while source.hasPrefix("./") || source.hasPrefix("../") { source = String(source.drop { $0 == "." }.dropFirst()) }
            while source.hasSuffix("/") { source.removeLast() }
            if source == "." || source == ".." || source.isEmpty {
                source = FileSystem.lastComponent(of: FileSystem.resolved(whole) ?? whole)
            }
            source = names.unique(source)
            add(whole, source: source, base: isConfined ? base : nil, &seen, to: &files)
            if case .unreadable(let message) = files.last?.obstacle, files.last?.path == whole { throw RunError(.inputOutput, message) }
        }
        return files.sorted { FileSystem.precedes($0.source, $1.source) }
    }

    private static func add(_ path: String, source: String, base: String?, _ seen: inout Set<[UInt8]>, to files: inout [File]) {
        if let base, !Confinement.holds(path, below: base) {
            files.append(File(path: path, source: source, obstacle: .outside))
            return
        }
        if let real = FileSystem.resolved(path), !seen.insert(Array(real.utf8)).inserted { return }
        guard FileSystem.isFolder(path) else {
            files.append(File(path: path, source: source))
            return
        }
        let names: [String]
        do throws(RunError) {
            names = try FileSystem.names(in: path)
        } catch {
            files.append(File(path: path, source: source, obstacle: .unreadable(error.description)))
            return
        }
        let pages = Set(
            names.filter { $0.hasSuffix(".html") || $0.hasSuffix(".htm") }.map { String($0[..<($0.lastIndex(of: ".") ?? $0.endIndex)]) }
        )
        var sources = Names()
        // A name that is UTF-8 is called by itself; one of another charset that reads the same makes way.
        for name in names.filter({ !PathText.hasEscapes($0) }) + names.filter(PathText.hasEscapes)
        where !name.hasPrefix(".") && !isDocumentation(name) && !isResourceFolder(name, of: pages) {
            add(path + "/" + name, source: source + "/" + sources.unique(readable(name)), base: base, &seen, to: &files)
        }
    }

    /// Tells two inputs of one name apart, as two members of an archive are.
    private struct Names {
        /// By bytes: names that are equal only up to normalization are two.
        private var counts: [[UInt8]: Int] = [:]

        mutating func unique(_ name: String) -> String {
            var unique = name
            while true {
                let count = counts[Array(unique.utf8), default: 0] + 1
                counts[Array(unique.utf8)] = count
                if count == 1 { return unique }
                unique = name + "~\(count)"
            }
        }
    }

    /// A name that is no UTF-8 is of another charset, which is told from its bytes.
    static func readable(_ name: String) -> String {
        PathText.hasEscapes(name) ? FileName.readable(PathText.bytes(of: name)) : name
    }

    /// A note on the pages beside them is no page.
    private static func isDocumentation(_ name: String) -> Bool { name.hasSuffix(".md") }

    /// What a browser saved along with a page beside it.
    private static func isResourceFolder(_ name: String, of pages: Set<String>) -> Bool {
        FileName.page(ofResourceFolder: name).map(pages.contains) ?? false
    }
}

/// Keeps what a pipeline file names within its own folder.
enum Confinement {
    /// - Throws: ``RunError`` where the path, its links followed, lies outside of the folder.
    static func check(_ path: String, below folder: String, named name: String) throws(RunError) {
        guard !holds(path, below: folder) else { return }
        throw RunError(
            .badPipeline,
            "'\(name)' lies outside of the pipeline's folder '\(folder)'; a pipeline may not reach out of it unless --allow-outside is given"
        )
    }

    /// Whether a path, its links followed, lies in a folder or will do so once it is made.
    static func holds(_ path: String, below folder: String) -> Bool {
        guard let root = FileSystem.resolved(folder) else { return false }
        var existing = path
        while FileSystem.resolved(existing) == nil, existing.contains("/") { existing = FileSystem.parent(of: existing) }
        guard !path.split(separator: "/").contains("..") || FileSystem.resolved(path) != nil, let real = FileSystem.resolved(existing)
        else { return false }
        return real == root || real.hasPrefix(root == "/" ? "/" : root + "/")
    }
}
