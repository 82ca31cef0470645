/// Where a snapshot has what its emitters wrote, as its manifest tells.
package enum SnapshotFiles {
    /// A table, such as `statements`.
    /// - Throws: ``RunError`` where the folder is no snapshot or has no tables.
    package static func table(_ name: String, of folder: String) throws(RunError) -> String {
        guard let tables = try destination(of: .emitCSV, in: folder) else {
            throw RunError(.noInput, "the snapshot '\(folder)' has no tables; add a stage 'emit.csv' to its pipeline")
        }
        return "\(tables)/\(name).csv"
    }

    /// The JSON of all records.
    /// - Throws: ``RunError`` where the folder is no snapshot or has no such file.
    static func records(of folder: String) throws(RunError) -> String {
        guard let records = try destination(of: .emitJSON, in: folder) else {
            throw RunError(.noInput, "the snapshot '\(folder)' has no JSON of its records; add a stage 'emit.json' to its pipeline")
        }
        return records
    }

    /// The `to` of the pipeline's first stage of a type.
    private static func destination(of type: StageType, in folder: String) throws(RunError) -> String? {
        let manifest = try JSONFile.value(at: folder + "/" + Manifest.fileName)
        let stage = manifest["stages"]?.elements?.first { $0["use"]?.string == type.name }
        return stage?["with"]?["to"]?.string.map { folder + "/" + $0 }
    }
}
