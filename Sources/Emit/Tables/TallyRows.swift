import Records

/// Counts as the emit stages take them: the rows of each table in their final order.
package struct TallyRows: Sendable {
    package var all: TallyRow
    package var byDate: [TallyRow]
    package var byRegion: [TallyRow]
    package var byTheme: [TallyRow]
    package var byDateRegion: [TallyRow]
    package var panel: Panel

    package init(
        all: TallyRow,
        byDate: [TallyRow],
        byRegion: [TallyRow],
        byTheme: [TallyRow],
        byDateRegion: [TallyRow],
        panel: Panel
    ) {
        self.all = all
        self.byDate = byDate
        self.byRegion = byRegion
        self.byTheme = byTheme
        self.byDateRegion = byDateRegion
        self.panel = panel
    }
}
