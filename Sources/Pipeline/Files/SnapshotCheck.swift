import Digest
import JSONText

/// Checks a published snapshot against its manifest.
package struct SnapshotCheck {
    /// What is wrong, a fault a line; empty where every byte is as it was published.
    package private(set) var faults: [String] = []
    /// The hash at the head of the manifest.
    package private(set) var snapshot: String?
    /// Files that were checked.
    package private(set) var files = 0

    /// - Throws: ``RunError`` where the folder has no manifest that can be read.
    package init(folder: String) throws(RunError) {
        let path = folder + "/" + Manifest.fileName
        guard FileSystem.isRegularFile(path) else { throw RunError(.noInput, "'\(folder)' is no snapshot: it has no \(Manifest.fileName)") }
        let bytes = try FileSystem.contents(of: path)
        let manifest = try JSONFile.value(of: bytes, named: path)
        snapshot = manifest["snapshot"]?.string
        if snapshot != Manifest.snapshot(ofJSON: bytes) {
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
            if try FileSystem.digest(of: folder + "/" + name).hex() != output["sha256"]?.string {
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
}
