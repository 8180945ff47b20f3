import type { Texts } from './texts'

export const en: Texts = {
  matters: {
    pension: {
      tells: [
        'My mother is 74 years old. Her old-age pension has not come to the bank for {n} months. The bank says that nothing was sent.',
        'My old-age pension stopped after the post office account was closed. I gave the new account number {n} months ago, but nothing has come.',
      ],
      done: 'The account number was corrected in the pension register. The arrears of all months were sent to the bank, and this month’s pension with them.',
    },
    widow: {
      tells: [
        'My husband died last year. The widow pension came for two months and then stopped. I have two children in school.',
        'My widow pension has not been credited for {n} months. They told me at the office that my name is on a list, but nobody says when it will come.',
      ],
      done: 'The yearly verification had been missed. It was done at her house and the pension released with arrears.',
    },
    ration: {
      tells: [
        'The fair-price shop gives {n} kilos less for every card and says that the stock came short. He does not give a receipt.',
        'The ration shop opens only two days in the month. Daily workers like us come back without grain.',
      ],
      done: 'The shop was inspected and the stock weighed. Card holders were given what was short; a notice was served on the dealer.',
    },
    'ration-card': {
      tells: [
        'I applied for a new ration card {n} months ago. The site still says that it is with the inspector.',
        'My daughter’s name was left out when our ration card was renewed. We get grain for one person less.',
      ],
      done: 'The inspection was carried out and the card with all members printed. It can be taken at the office.',
    },
    light: {
      tells: [
        'Street light at the corner of our lane not working since {n} weeks. Women are afraid to come home after dark.',
        'All {n} lamps between the school and the temple are out. Two people have fallen in the dark already.',
      ],
      done: 'The cable was repaired and new LED lamps were put on all poles of the lane.',
    },
    water: {
      tells: [
        'No drinking water in our street for {n} days. The pump is burnt and the tanker comes only to the main road.',
        'The tap water smells and is yellow. Three children of our lane have stomach pain.',
      ],
      done: 'The motor was replaced, the line flushed and the water tested. Water comes every morning again.',
    },
    road: {
      tells: [
        'The road to our village has so many potholes that the ambulance refused to come. It was tarred {n} years ago.',
        'The street was dug for a pipe {n} months ago and never closed. Two-wheelers fall every week.',
      ],
      done: 'The potholes were filled and the trench closed with concrete over its whole length.',
    },
    drain: {
      tells: [
        'The drain before our houses is blocked and dirty water stands on the road for {n} weeks. There are mosquitoes everywhere.',
        'Sewage comes up from the manhole whenever it rains and runs into our courtyard.',
      ],
      done: 'The drain was cleaned with a machine up to the outlet, and the broken slab was replaced.',
    },
    garbage: {
      tells: [
        'The garbage vehicle has not come to our ward for {n} days. People burn the waste in the street.',
        'A heap of garbage lies beside the school wall. Dogs tear the bags, and children walk through it.',
      ],
      done: 'The heap was removed the same day; the vehicle’s round now includes this lane every morning.',
    },
    bill: {
      tells: [
        'My electricity bill of this month is {n} times that of other months though the house was locked.',
        'The meter reader writes a number without coming. I have paid for units that we did not use.',
      ],
      done: 'The meter was tested and found fast. It was replaced, and the difference is deducted from the next bill.',
    },
    transformer: {
      tells: [
        'The transformer at our fields burnt {n} days ago. The crop is drying and nobody comes.',
        'The transformer trips every evening. Voltage is so low that the pump does not start.',
      ],
      done: 'A transformer of higher capacity was put up and the load divided. Voltage was measured at the last pump.',
    },
    wire: {
      tells: [
        'A live wire hangs at the height of a man over the path to the school. It sparks when there is wind.',
        'The electric pole leans over our roof and its wire touches the tin sheets. We are afraid to sleep inside.',
      ],
      done: 'The line was switched off at once, the pole put up straight and the wire drawn tight.',
    },
    mutation: {
      tells: [
        'We bought the land {n} months ago and registered it. The mutation is still not in our name.',
        'My father died. We applied for transfer of the land to the three of us, and the file is sent from table to table.',
      ],
      done: 'The notice period is over, there was no objection, and the mutation was certified. A copy can be taken.',
    },
    survey: {
      tells: [
        'I paid the fee for the measurement of my field {n} months ago. The surveyor has given three dates and came on none.',
        'My neighbour has moved the boundary stone. I need the boundary fixed before sowing.',
      ],
      done: 'The field was measured in the presence of both neighbours and the boundary stones were put. The sketch was given.',
    },
    certificate: {
      tells: [
        'My son needs the caste and income certificate for college by the end of the month. The application waits for {n} weeks.',
        'The income certificate was refused without a reason. Our income is from daily wages only.',
      ],
      done: 'The verification was done and the certificate signed. It can be downloaded with the application number.',
    },
    crop: {
      tells: [
        'Hail destroyed our {n} acres. The loss was written down, but the relief has not come while the neighbours have got it.',
        'Our crop stood under water for a week. The official who made the list did not come to our side of the canal.',
      ],
      done: 'The field was inspected again, the name entered in the list and the relief sent to the account.',
    },
    wages: {
      tells: [
        'We {n} women worked on the pond for two weeks. The employment guarantee wages have not come to the bank.',
        'I asked for work with my job card {n} weeks ago and got no receipt and no work.',
      ],
      done: 'The muster roll was corrected and the wages were sent. Work on the field channel begins on Monday.',
    },
    school: {
      tells: [
        'The roof of the primary school leaks and plaster falls on the benches. {n} classes sit in the veranda.',
        'The school compound wall fell in the rain. Cattle come into the yard, and the toilet has no door.',
      ],
      done: 'The roof was made watertight and the plaster renewed. The engineer has certified the rooms as safe.',
    },
    meal: {
      tells: [
        'The midday meal is rice with water. Last week {n} children found insects in it.',
        'No midday meal has been cooked for {n} days because the gas is over. The children go home hungry.',
      ],
      done: 'The store was inspected, the old grain removed and the cook instructed. The teacher tastes the meal each day.',
    },
    scholarship: {
      tells: [
        'My scholarship of last year has not come. The college has sent the papers {n} months ago.',
        'The scholarship of my daughter was sent to a closed account. I gave the new one and heard nothing.',
      ],
      done: 'The account was linked anew and the scholarship of the year released.',
    },
    bus: {
      tells: [
        'The morning bus to the college has not come for {n} weeks. Thirty students walk to the main road.',
        'The bus does not stop at our village though there is a board. The driver waves and goes on.',
      ],
      done: 'The morning trip was taken up again, and drivers were told in writing to stop at the village.',
    },
    tax: {
      tells: [
        'I paid the property tax on-line and have the receipt, but the notice says that {n} years are due.',
        'The tax of our house has been put at that of a shop. We have only a family house there.',
      ],
      done: 'The payment was traced and entered. The corrected demand was sent.',
    },
    housing: {
      tells: [
        'The second instalment for our house has not come for {n} months. The walls stand without a roof before the rains.',
        'Our name was in the list of houses and is gone in the new list. We live in a hut.',
      ],
      done: 'The photo of the stage was uploaded and the instalment released.',
    },
    anganwadi: {
      tells: [
        'The anganwadi opens at eleven and closes at twelve. The children get no food on most days.',
        'There has been no anganwadi worker for {n} months. Pregnant women get no supplies.',
      ],
      done: 'A worker from the neighbouring centre is in charge now; food is given daily and the register is checked.',
    },
  },
  words: {
    satisfied: ['It has been done. Thank you.', 'Good work, it was finished quickly.', ''],
    'not-satisfied': [
      'Nothing has changed. Somebody came, took a photo and went.',
      'Only half of it was done, and it was as bad as before after a week.',
      'The report says that it is done. Please come and see: it is not.',
    ],
    ask: [
      'Please tell us the account number and the branch, and since when nothing has come.',
      'Please tell us the exact place, with the number of the nearest pole or house.',
    ],
    answer: [
      'It is beside the water tank, opposite the flour mill. A photo is with this.',
      'I have the passbook; the last entry is of four months ago.',
    ],
    interim: [
      'The material has been ordered and is expected within two weeks. The work begins then.',
      'The file waits for a sanction from the district; we have reminded them today.',
    ],
    park: [
      'The work has been put into next quarter’s plan. The money comes only then.',
      'A new line is needed and has been sanctioned; the tender takes some time.',
    ],
    kept: ['As promised the work was taken up and finished. Photos are with this report.'],
    transfer: ['This belongs to another office, which maintains it. The papers go with it.'],
    'send-up': ['This needs a sanction that is beyond the powers of this office.'],
    propose: [
      'The same dispute is before the civil court, and the court’s order is awaited.',
      'This is a dispute between two families about a private wall; no office can decide it.',
    ],
    confirm: ['The papers were read. The proposal is in order.'],
    refuse: ['The court case is about another survey number. Please act on the grievance and report.'],
    direct: [
      'The committee has heard it. The work is to be finished and shown with photographs.',
      'Reviewed in the meeting of the committee. Level 3 inspects the place and reports what was done.',
    ],
    'report-above': [
      'I went there myself with the engineer. What was missing has been finished in my presence.',
      'The records were called for and the mistake put right. The officer concerned was told to report in time.',
    ],
    owed: ['The report is late because the post had other duty. What was done then is told here.'],
    note: [
      'It has become worse since yesterday’s rain.',
      'The neighbour has the same trouble; he asked me to add it.',
    ],
    withdraw: ['It was solved meanwhile, so I take it back.', ''],
    reopen: ['After two weeks the same trouble is back. Please look into it again.'],
    contest: ['I do not agree. My matter is another one, please read it again.'],
    call: ['Was friendly, had read the report.', 'Asked for a written copy of the report.', ''],
    'other-matter': [
      'A statue in the park has been broken and nobody knows which office looks after it.',
      'The clock tower shows the wrong time for {n} months; the market lives by it.',
    ],
  },
  people: ['Rosy D’Souza', 'Samuel Pinto', 'Farhan Sheikh', 'Lakshmi Nair', 'George Kurian', 'Anjali Mehta'],
  addresses: ['House {n}, near the water tank', '{n}th Cross, behind the bus stand', ''],
  bodies: { group: 'People of Tank Road', panchayat: 'Gram Panchayat Hosahalli' },
  files: { photo: 'photo of the place.jpg', paper: 'receipt of the application.pdf' },
}
