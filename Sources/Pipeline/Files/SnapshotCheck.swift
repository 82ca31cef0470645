import Digest
import JSONText

/// Checks a published snapshot against its manifest.
package struct SnapshotCheck {
    /// What is wrong, a fault a line; empty where every byte is as it was published.
    package private(set) var faults: [String] = []
    /// Files that were checked.
    package private(set) var files = 0

    /// - Throws: ``RunError`` where the folder has no manifest that can be read.
    package init(folder: String) throws(RunError) {
        let path = folder + "/" + Manifest.fileName
        guard FileSystem.isRegularFile(path) else { throw RunError(.noInput, "'\(folder)' is no snapshot: it has no \(Manifest.fileName)") }
        let bytes = try FileSystem.contents(of: path)
        let manifest: JSONValue
        do {
            manifest = try JSONParser.parse(bytes)
        } catch {
            let place = Diagnostic.Position(of: error.offset, in: bytes)
            throw RunError(.unusable, "\(path):\(place.line):\(place.column): \(error.message)")
        }
        if manifest["snapshot"]?.string != Self.snapshot(of: bytes) {
            faults.append("\(Manifest.fileName): changed since it was published")
        }
        var known: Set<String> = [Manifest.fileName]
        for output in manifest["outputs"]?.elements ?? [] {
            guard let name = output["path"]?.string, !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { continue }
            known.insert(name)
            files += 1
            guard FileSystem.isRegularFile(folder + "/" + name) else {
                faults.append("\(name): missing")
                continue
            }
            if SHA256Digest.hex(try FileSystem.contents(of: folder + "/" + name)) != output["sha256"]?.string {
                faults.append("\(name): changed since it was published")
            }
        }
        for name in try Publication.files(below: folder, prefix: "") where !known.contains(name) {
            faults.append("\(name): not in the manifest")
        }
    }

    /// Whether a folder is a snapshot of ours with nothing beside what it was published with.
    static func isSnapshot(_ folder: String) throws(RunError) -> Bool {
        let path = folder + "/" + Manifest.fileName
        guard FileSystem.isRegularFile(path), let manifest = try? JSONParser.parse(try FileSystem.contents(of: path)),
            manifest["tool"]?["name"]?.string == "lianghui"
        else { return false }
        let known = Set((manifest["outputs"]?.elements ?? []).compactMap { $0["path"]?.string } + [Manifest.fileName])
        return try Publication.files(below: folder, prefix: "").allSatisfy(known.contains)
    }

    /// The hash that the second line of a manifest must have: that of the manifest without this line.
    private static func snapshot(of bytes: [UInt8]) -> String? {
        guard let first = bytes.firstIndex(of: 0x0A), let second = bytes[(first + 1)...].firstIndex(of: 0x0A) else { return nil }
        return SHA256Digest.hex(bytes[...first] + bytes[(second + 1)...])
    }
}
