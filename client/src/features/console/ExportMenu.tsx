import type { BoardSummary, Workshop } from "@longtable/shared/workshop/workshop.schema";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { BOARD_FORMATS, boardExport, type ExportFile, WORKSHOP_FORMATS, workshopExport } from "./exportFile.ts";

interface Props {
  board: BoardSummary | null;
  workshop: Workshop;
  onChoose(file: ExportFile): void;
}

/** Everything that can be taken home, board and workshop. */
export function ExportMenu({ board, workshop, onChoose }: Props) {
  const boardFiles = board ? BOARD_FORMATS.map((format) => ({ format, file: boardExport(board, format) })) : [];
  const workshopFiles = WORKSHOP_FORMATS.map((format) => ({ format, file: workshopExport(workshop, format) }));
  return (
    <MenuTrigger>
      <Button className="btn">
        {t("console.export.menu")} <Icon name="down" />
      </Button>
      <Popover className="menu" placement="bottom end">
        <Menu className="menu-list">
          {boardFiles.length > 0 && (
            <MenuSection className="menu-part">
              <Header>{t("console.export.board")}</Header>
              {boardFiles.map(({ format, file }) => (
                <MenuItem key={file.path} id={file.path} className="menu-item" onAction={() => onChoose(file)}>
                  {t(`console.export.${format}`)}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          <MenuSection className="menu-part">
            <Header>{t("console.export.workshop")}</Header>
            {workshopFiles.map(({ format, file }) => (
              <MenuItem key={file.path} id={file.path} className="menu-item" onAction={() => onChoose(file)}>
                {t(`console.export.${format}`)}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
