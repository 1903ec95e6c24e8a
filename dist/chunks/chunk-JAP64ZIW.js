var DAY_PATTERN="^[0-9]{4}-[0-9]{2}-[0-9]{2}$",DAY=new RegExp(DAY_PATTERN);function isDay(text){if(!DAY.test(text))return!1;let date=new Date(`${text}T00:00:00Z`);return!Number.isNaN(date.getTime())&&
dayOf(date)===text}function dayOf(date){return date.toISOString().slice(0,10)}export{DAY_PATTERN,isDay,dayOf};
