import JSONText

/// The files that describe the CSV files of a snapshot to other programs, made from the declarations that the tables are written by.
package enum TableDescriptors {
    /// A CSV file as it was written.
    package struct File: Sendable {
        package var file: TableFile
        package var bytes: Int
        /// 64 hexadecimal digits.
        package var sha256: String

        package init(_ file: TableFile, bytes: Int, sha256: String) {
            self.file = file
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    package static let dataPackage = "datapackage.json"
    package static let csvMetadata = "csv-metadata.json"

    /// The descriptors with their paths below the output folder.
    ///
    /// - Parameter name: the pipeline's name.
    package static func files(name: String, of files: [File]) -> [(path: String, bytes: [UInt8])] {
        [
            (dataPackage, PrettyJSON.bytes(DataPackage(name: name, files: files).json)),
            (csvMetadata, PrettyJSON.bytes(CSVMetadata(name: name, files: files.map(\.file)).json)),
        ]
    }
}

extension TableFile {
    /// The folder, with a slash behind it.
    private var folder: Substring { path[..<(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)] }

    /// The file beside this one that has a table.
    func sibling(_ table: String, among files: [TableFile]) -> TableFile? {
        files.first { $0.table.name == table && $0.folder == folder }
    }
}
