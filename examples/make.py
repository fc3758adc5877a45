"""Make the two example articles that are no plain text: a Word and a PDF file.

Run `python examples/make.py` after a change of the texts below; the made files are committed. Needs `pip install
'.[dev]'` (reportlab). Both files come out the same, byte for byte, on every run.
"""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

ARTICLES = Path(__file__).parent / "articles"

MINISTRY_TITLE = "Terrorist rocket attack on Hawija: the facts"
MINISTRY = """\
MINISTRY OF DEFENCE
Directorate of Moral Guidance and Media
PRESS RELEASE
Baghdad, 10 May 2023
Terrorist rocket attack on Hawija: the facts
On the evening of 9 May the terrorist gang that calls itself the Plain Brigades fired three Katyusha rockets at the \
market of Hawija. Seven citizens were martyred and 26 were injured. The Ministry of Defence offers its condolences to \
their families.
The heroes of the 21st Brigade located the launch site within two hours. A launcher and two unfired rockets were \
seized in an orchard near Riyadh. A member of the gang was arrested; he has confessed that the order came from the \
criminal known as Abu Yaqin.
The Ministry categorically denies the rumour, spread by pages close to the terrorists, that the market was hit by a \
drone of the Iraqi Air Force. No armed aircraft was over Kirkuk province on that evening. The figures of twenty or \
more dead are invented. The hospital's list, which the Ministry holds, contains seven names.
The spokesman of the 21st Brigade, Brigadier Nazar al-Obaidi, said: "These criminals fired at children and then wept \
for them on the internet. Our forces will pursue them into every hole."
The Minister of Defence, Karim al-Jabouri, has ordered two battalions of the Rapid Response Division to Hawija. \
Should the remnants of the gang lay down their arms before 20 May, they will be given a fair trial. If they do not, \
they will be dealt with by force.
The Ministry thanks the Peshmerga command in Kirkuk, which has offered to close the roads towards Dibis, and calls on \
the media not to publish the claims of terrorists. Outlets that do so will be held responsible under the \
anti-terrorism law.
"""

NGO_TITLE = "Fourteen men missing after night attack on Inekar-West"
NGO_HEADER = ("Sahel Civilian Observatory", "Field note 31 · Ménaka region, Mali · 15 March 2024")
NGO = """\
Between 5 and 6 March 2024 armed men attacked the village of Inekar-West, about 70 km north-east of Ménaka. They \
burned at least 22 of its 35 houses and took 14 men with them. Three shepherds were found dead on the following \
morning. The Observatory spoke to nine residents, two drivers and a nurse between 8 and 12 March.
Six of the nine residents said that the attackers were fighters of the Movement for the Defence of Azawagh (MDA). Two \
of them said they had recognised a commander, Bilal ag Moussa, who had warned the village in February: "Whoever feeds \
the jihadists will lose his roof." The other three could not say who had come. One believed that it was the Islamic \
State Sahel Province (ISSP), because the men had spoken Fulfulde.
The MDA did not answer our questions. Its spokesman, Issouf ag Mohadine, told a radio station in Niamey on 7 March \
that the movement "does not burn villages". ISSP, which claims most of its attacks, has claimed nothing.
According to the nurse, four of the missing men were seen alive on 9 March in a compound of the MDA in Ménaka town. \
We could not confirm this. A prefect told us that the army had been informed on 6 March and had promised to send a \
patrol; by 12 March none had arrived. The army's statement of 10 March that it had killed "a dozen terrorists" near \
Inekar should be treated with caution: two drivers reported that at least five of the dead were herders whom they knew.
More than 180 people have fled to Ménaka, where they have received water but no food. If no aid reaches them before \
the end of March, we fear that families will return to a village that is still mined.
We call on the MDA to release the men, on the army to investigate its strike, and on all parties to let aid workers \
pass on the road to Andéramboukane.
"""


def make_docx(path: Path) -> None:
    document = Document()
    document.core_properties.title = MINISTRY_TITLE
    document.core_properties.author = "user"
    document.core_properties.created = document.core_properties.modified = datetime.datetime(2023, 5, 10, 8, 0)
    for line in MINISTRY.splitlines():
        if line == MINISTRY_TITLE:
            document.add_heading(line, level=1)
        else:
            document.add_paragraph(line)
    document.save(str(path))
    _fix_zip_times(path)


def _fix_zip_times(path: Path) -> None:
    """Write the archive again with one date for all parts, so that its bytes depend on the text alone."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, (2023, 5, 10, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)


def make_pdf(path: Path) -> None:
    styles = getSampleStyleSheet()
    flow = [Paragraph(line, styles["Normal"]) for line in NGO_HEADER]
    flow += [Spacer(1, 12), Paragraph(NGO_TITLE, styles["Title"])]
    for line in NGO.splitlines():
        flow += [Paragraph(line, styles["BodyText"]), Spacer(1, 6)]
    pdf = SimpleDocTemplate(str(path), pagesize=A4, title=NGO_TITLE, author=NGO_HEADER[0], invariant=1)
    pdf.build(flow)


if __name__ == "__main__":
    make_docx(ARTICLES / "ministry-hawija.docx")
    make_pdf(ARTICLES / "ngo-menaka.pdf")
